"""The tables of a store: every column is told, in words no other column of its table has; the document is today's."""

from __future__ import annotations

from datetime import date

from kit import ROOT, golden

from drafter.survey.store_described import described
from drafter.survey.store_tables import TABLES


def test_every_column_has_a_kind_a_name_and_a_meaning():
    assert len({table.name for table in TABLES}) == len({table.view for table in TABLES}) == len(TABLES) == 14
    for table in TABLES:
        assert table.meaning.endswith("。")
        assert len({column.told.name for column in table.columns}) == len(table.columns)
        assert all(column.told.meaning for column in table.columns)
        assert {column.kind for column in table.columns} <= {str, int, float, bool, date}


def test_the_document_is_printed_from_the_tables(accept):
    golden(ROOT / "docs" / "STORE.md", described(), accept)
