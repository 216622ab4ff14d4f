"""What stops a command -> one Chinese sentence with place and remedy, and exit code 2."""

from __future__ import annotations

import difflib
import os
import re
import sys

import click

STOPPED, INTERRUPTED = 2, 130
_NO_MEMORY = "内存不够，没有做完\n    怎么改：关掉一些程序再试；还是不行，换一台内存大些的电脑"
_WANTS_MEMORY = re.compile("allocate memory|failed to map segment|start new thread|out of memory", re.IGNORECASE)
"""How libraries say that they did not get memory."""


class Stopped(click.ClickException):
    """Work cannot go on; the message is all there is to say."""


def guarded(command: click.Command) -> int:
    """Run a click command -> its exit code. Bugs are let through; all else is told in Chinese."""
    try:
        result = command.main(prog_name="drafter", standalone_mode=False)
    except click.exceptions.Exit as error:
        return error.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
        return 0
    except Stopped as error:
        return _stop(error.message)
    except click.ClickException as error:
        return _stop(_usage(error))
    except click.Abort:
        return _stop("已中断，没有写完的不会留下", INTERRUPTED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return STOPPED
    except OSError as error:
        return _stop(system(error))
    except MemoryError as error:
        error.__traceback__ = None  # lets go of what filled it
        return _stop(_NO_MEMORY)
    except (ImportError, RuntimeError) as error:
        if _WANTS_MEMORY.search(str(error)) is None:
            raise
        return _stop(_NO_MEMORY)
    return result if isinstance(result, int) else 0


def _stop(told: str, code: int = STOPPED) -> int:
    click.echo(f"停下了：{told}", err=True)
    return code


def _usage(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    fix = f"\n    怎么改：运行 {context.command_path} --help 看用法" if context else ""
    if isinstance(error, click.NoSuchOption):
        near = f"；是不是想写 {error.possibilities[0]}？" if error.possibilities else ""
        return f"没有 {error.option_name} 这个选项{near}{fix}"
    if isinstance(error, click.MissingParameter):
        return f"还缺{_named(error.param)}{fix}"
    if isinstance(error, click.BadParameter):
        return f"{_named(error.param)}写得不对：{_value(error)}{fix}"
    if isinstance(error, click.UsageError) and "No such command" in error.message:
        return _no_command(error.message.split(chr(39))[1], context) + fix
    if isinstance(error, click.UsageError) and "unexpected extra argument" in error.message:
        extra = error.message.partition("(")[2].rstrip(")")
        return f"多写了“{extra}”，这条命令用不着{fix}"
    if isinstance(error, click.BadOptionUsage):
        return _nothing_after(error) + fix
    return f"命令写得不对（{error.format_message()}）{fix}"


def _no_command(name: str, context: click.Context | None) -> str:
    known = context.command.list_commands(context) if context and isinstance(context.command, click.Group) else []
    near = difflib.get_close_matches(name, known, 1)
    return f"没有 {name} 这个命令" + (f"；是不是想写 {near[0]}？" if near else "")


def _nothing_after(error: click.BadOptionUsage) -> str:
    """An option whose value is missing, and what is to be written there."""
    options = error.ctx.command.params if error.ctx else []
    metavar = next((param.metavar for param in options if error.option_name in param.opts), None)
    return f"{error.option_name} 后面要写{(metavar or '').strip('[]') or '内容'}"


def _named(param: click.Parameter | None) -> str:
    """An option with what is to follow it (“--district 区”), an argument by its name (“今年报告”)."""
    if param is None:
        return "参数"
    metavar = (param.metavar or "").strip("[]")
    return f"“{param.opts[0]} {metavar}”" if isinstance(param, click.Option) else f"“{metavar}”"


def _value(error: click.BadParameter) -> str:
    """What click says of a value, in Chinese where it is one of the usual faults."""
    said = error.message
    if "not a valid integer" in said:
        return "应当是数字"
    if "does not exist" in said:
        return "找不到这个文件或文件夹"
    if "is not in the range" in said:
        return "年份应当是四位数字，如 2025"
    return said


def system(error: OSError) -> str:
    """What the system refused -> what happened and what to do."""
    from drafter import storage  # here, so that --help does not pay for it

    where = f"“{os.fsdecode(error.filename)}”" if isinstance(error.filename, str | bytes) else ""
    return f"{where}{storage.why(error)}\n    怎么改：{storage.remedy(error)}"
