"""The rules in order: name, clause, strength, look, remedy. Clauses without a name of a standard are GB/T 9704—2012's."""

from __future__ import annotations

from drafter.inspecting import fonts, letters, markers, page, positions, wording
from drafter.inspecting.rule import Rule
from drafter.model.inspection import Strength

_MUST, _USUAL, _CUSTOM = Strength
_FONT = "选中这些文字，在“字体”里改“中文字体”"
_PAGE = "在“页面设置”里改"

RULES: tuple[Rule, ...] = (
    Rule("纸张大小", "5.1", _MUST, page.size, "在“页面设置—纸张”里选 A4"),
    Rule("纸张方向", "5.1", _MUST, page.direction, "在“页面设置”里把方向改为纵向；横排的表格单独分节"),
    Rule("页边距", "5.2.1", _MUST, page.fixed_margins, f"{_PAGE}页边距：上 37 毫米，左 28 毫米"),
    Rule("下右边距", "5.2.1", _MUST, page.derived_margins, f"{_PAGE}页边距：下 35 毫米，右 26 毫米，使版心为 156×225 毫米"),
    Rule("文档网格", "5.2.3", _USUAL, page.grid, "在“页面设置—文档网格”里设每页 22 行"),
    Rule("行距", "5.2.3", _USUAL, positions.pitch, "在“段落”里把行距改为固定值 28.95 磅（28 至 30 磅都可以）"),
    Rule("每行字数", "5.2.3", _USUAL, letters.per_line, "选中这些文字，在“字体—高级”里把缩放改为 100%、间距改为标准；网格指定了字符数的，在“页面设置—文档网格”里改为只指定行网格"),
    Rule("字符位置", "5.2.3", _USUAL, letters.raised, "选中这些文字，在“字体—高级”里把位置改为标准"),
    Rule("页码缺失", "7.5", _USUAL, page.number_missing, "在页脚插入页码"),
    Rule("页码样式", "7.5", _USUAL, page.number_form, "页码两边用一字线“—”，不用连字符“-”"),
    Rule("页码字体", "7.5", _USUAL, page.number_font, "把页脚里的页码和一字线都改为宋体，西文字体也选宋体"),
    Rule("页码字号", "7.5", _USUAL, page.number_size, "把页脚里的页码和一字线改为四号"),
    Rule("页码位置", "7.5", _USUAL, page.number_place, "勾选“奇偶页不同”，奇数页页码右对齐、右缩进 1 字符，偶数页左对齐、左缩进 1 字符"),
    Rule("正文字体", "5.2.2", _USUAL, fonts.body_font, f"{_FONT}为仿宋"),
    Rule("层次字体", "7.3.3", _USUAL, fonts.heading_font, f"{_FONT}：“一、”黑体，“（一）”楷体，“1.”“（1）”仿宋"),
    Rule("标题字体", "7.3.1", _USUAL, fonts.title_font, f"{_FONT}为小标宋，如方正小标宋简体"),
    Rule("附件字体", "7.3.7", _MUST, fonts.label_font, f"{_FONT}为黑体"),
    Rule("西文字体", "", _CUSTOM, fonts.western_font, "选中这些文字，在“字体”里改“西文字体”为 Times New Roman"),
    Rule("主题字体", "5.2.2", _USUAL, fonts.theme_font, "选中这些文字，在“字体”里直接选字体，不选“+中文正文”“+西文正文”一类"),
    Rule("引号字体", "5.2.2", _USUAL, fonts.quote_hint, "删去这几个标点，用中文输入法重新输入"),
    Rule("字号", "5.2.2", _USUAL, fonts.size, "标题改为二号，其余改为三号"),
    Rule("标题加粗", "7.3.1", _CUSTOM, fonts.title_bold, "选中标题，去掉加粗"),
    Rule("文字颜色", "5.2.4", _USUAL, fonts.color, "选中这些文字，颜色改为“自动”或黑色"),
    Rule("段首空字", "7.3.3", _MUST, positions.first_line, "在“段落”里把特殊格式改为首行缩进 2 字符，左缩进改为 0"),
    Rule("标题居中", "7.3.1", _MUST, positions.title_centred, "标题设为居中，首行缩进、左右缩进改为 0"),
    Rule("标题标点", "7.3.1", _CUSTOM, wording.title_marks, "删去标题末尾的标点"),
    Rule("主送机关位置", "7.3.2", _MUST, positions.addressee_place, "在“段落”里把缩进都改为 0，删去前面的空格"),
    Rule("主送机关冒号", "7.3.2", _MUST, wording.addressee_colon, "改成全角的“：”"),
    Rule("小标题落单", "", _CUSTOM, positions.left_alone, "在“段落—换行和分页”里勾选“与下段同页”"),
    Rule("序号写法", "7.3.3", _MUST, markers.form, "依次用“一、”“（一）”“1.”“（1）”：括号用全角，后面不加标点；“1.”用半角的点"),
    Rule("序号顺序", "7.3.3", _MUST, markers.order, "按先后顺序改好序号；删去过段落的，后面的依次提前"),
    Rule("附件说明位置", "7.3.4", _MUST, positions.note_place, "“附件”二字左空二字"),
    Rule("附件名称标点", "7.3.4", _MUST, wording.annex_name, "删去附件名称后面的标点"),
    Rule("单个附件", "7.3.4", _CUSTOM, wording.annex_alone, "删去附件名称前面的序号"),
    Rule("空行", "7.3", _MUST, positions.blank_line, "在上面加一个空行"),
    Rule("署名位置", "7.3.5", _USUAL, positions.signature_place, "右对齐，在“段落”里设右缩进 2 字符"),
    Rule("成文日期位置", "7.3.5", _USUAL, positions.date_place, "右对齐，在“段落”里设右缩进：不盖章的随署名推算，盖章的 4 字符"),
    Rule("成文日期写法", "7.3.5.4", _MUST, wording.date_form, "写成“2026年1月9日”的样子"),
    Rule("附件另面", "7.3.7", _MUST, positions.new_page, "在“附件”前面插入分页，或在“段落”里勾选“段前分页”"),
    Rule("文号括号", "7.2.5", _MUST, wording.number_brackets, "改成“〔2025〕”"),
    Rule("发文顺序号", "7.2.5", _MUST, wording.number_ordinal, "写成“〔2025〕3号”的样子"),
    Rule("并列顿号", "GB/T 15834 4.5.3.5", _USUAL, wording.between, "删去这个顿号"),
    Rule("标点全角", "GB/T 15834", _MUST, wording.half_width, "改成全角的标点"),
    Rule("多余空格", "", _CUSTOM, wording.blanks, "删去空格；要对齐的用缩进"),
    Rule("百分号", "GB/T 15835", _USUAL, wording.percent, "改成半角的“%”"),
    Rule("数字半角", "GB/T 15835", _MUST, wording.digits, "改成半角的数字"),
)  # fmt: skip
