"""What a system says when it refuses -> why and what to do, in Chinese, whatever language the system speaks."""

from __future__ import annotations

import errno

from drafter.storage.regular import Unfit

_AGAIN = "关掉占用它的程序，或换一个能写的位置再试"
_ROOM = "清出一些空间，或换一个能写的位置再试"
_RIGHT = "请管理员开通权限，或换一个能写的位置再试"
_NET = "等网络或共享盘恢复，再试；还是不行，复制到本机再做"
_DISK = "把文件复制到别的磁盘再试；请管理员检查这个磁盘"
_NAME = "核对文件名和所在的文件夹"
_MEMORY = "关掉一些程序再试；还是不行，换一台内存大些的电脑"
_TOLD = {
    "没有权限，或者正被别的程序占用": (_AGAIN, "EACCES"),
    "没有权限": (_RIGHT, "EPERM EKEYREJECTED EKEYREVOKED EKEYEXPIRED ENOKEY"),
    "磁盘满了": (_AGAIN, "ENOSPC"),
    "这个位置不能写入": (_AGAIN, "EROFS"),
    "文件名太长": (_AGAIN, "ENAMETOOLONG"),
    "空间用到了限额": (_ROOM, "EDQUOT"),
    "文件太大，这个位置放不下": (_ROOM, "EFBIG EOVERFLOW"),
    "同名的链接太多": (_ROOM, "EMLINK"),
    "正被别的程序占用": (_AGAIN, "EBUSY ETXTBSY EDEADLK EDEADLOCK ENOLCK EAGAIN EWOULDBLOCK EALREADY EINPROGRESS EINTR ERESTART"),
    "磁盘读写出错，可能坏了": (_DISK, "EIO EUCLEAN EBADMSG EILSEQ ENODATA EREMOTEIO ENOMEDIUM EMEDIUMTYPE ENXIO ENODEV ENOTBLK"),
    "所在的共享盘断开过，文件已经不是原来的": (_NET, "ESTALE"),
    "网络或共享盘连不上": (
        _NET,
        "ENETDOWN ENETUNREACH ENETRESET EHOSTDOWN EHOSTUNREACH ECONNABORTED ECONNREFUSED ECONNRESET ENOTCONN ETIMEDOUT ETIME "
        "ESHUTDOWN ENOLINK ECOMM EPROTO ENONET EREMOTE EREMCHG EMULTIHOP ECANCELED EPIPE EADDRNOTAVAIL",
    ),
    "找不到": (_NAME, "ENOENT ESRCH ECHILD"),
    "路径里有一段是文件，不是文件夹": (_NAME, "ENOTDIR"),
    "是文件夹，不是文件": (_NAME, "EISDIR"),
    "已经有同名的文件或文件夹": (_NAME, "EEXIST ENOTUNIQ ENOTEMPTY"),
    "链接绕成了圈": (_NAME, "ELOOP"),
    "文件名这里不能用，或者不是普通的文件": (_NAME, "EINVAL EBADF ESPIPE ENOTTY ENOTSOCK EDOM ERANGE EFAULT"),
    "不能跨磁盘挪动": (_AGAIN, "EXDEV"),
    "这个位置不支持这样读写": (_AGAIN, "EOPNOTSUPP ENOTSUP ENOSYS EPROTONOSUPPORT EAFNOSUPPORT EPFNOSUPPORT ESOCKTNOSUPPORT"),
    "内存不够": (_MEMORY, "ENOMEM ENOBUFS ENOSR"),
    "打开的文件太多": (_MEMORY, "EMFILE ENFILE EUSERS"),
    "命令太长": (_NAME, "E2BIG"),
    "程序坏了，运行不起来": ("请管理员重新安装", "ENOEXEC ELIBACC ELIBBAD ELIBEXEC ELIBMAX ELIBSCN"),
}  # fmt: skip
_BY_NUMBER = {
    number: (told, fix)
    for told, (fix, names) in _TOLD.items()
    for name in names.split()
    if (number := getattr(errno, name, None)) is not None
}
_WINDOWS = {
    errno.EACCES: (5, 32, 33, 1224),
    errno.EROFS: (19,),
    errno.EIO: (21, 23, 27, 31, 1117, 1392),
    errno.ENOSPC: (39, 112),
    errno.ENETUNREACH: (53, 54, 55, 59, 64, 67, 121, 1231, 1236),
    errno.ENAMETOOLONG: (111, 206),
    errno.EINVAL: (123, 161),
    errno.ENOMEM: (8, 14, 1450, 1455),
    errno.EMFILE: (4,),
}
"""Numbers of Windows that Python hands on as EINVAL or in a way that says less."""
_BY_WINDOWS = {theirs: number for number, numbers in _WINDOWS.items() for theirs in numbers}


def why(error: OSError) -> str:
    """What the system refused -> what happened, to follow the file's name."""
    return _told(error)[0]


def remedy(error: OSError) -> str:
    """What the system refused -> what to do."""
    return _told(error)[1]


def _told(error: OSError) -> tuple[str, str]:
    if isinstance(error, Unfit):
        return error.told, error.fix
    number = _BY_WINDOWS.get(getattr(error, "winerror", None) or 0, error.errno or 0)
    said = error.strerror or ("" if error.errno else str(error))
    return _BY_NUMBER.get(number) or (said if _is_chinese(said) else "读写出错", _AGAIN)


def _is_chinese(text: str) -> bool:
    return any("\u4e00" <= char <= "\u9fff" for char in text)
