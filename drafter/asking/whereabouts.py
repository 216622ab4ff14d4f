"""An address -> where it leads: into an inner network, or out of it, which she must have said that she knows."""

from __future__ import annotations

import ipaddress
import socket
from urllib.parse import urlsplit

from drafter.model.endpoint import CONFIRM, Endpoint
from drafter.model.finding import DrafterError
from drafter.model.second_reader import NoAnswer


def located(endpoint: Endpoint) -> str:
    """An endpoint -> the IP address to connect to, looked up once, so that what was looked at is what is contacted.

    NoAnswer when the name leads nowhere; DrafterError when it leads to a public address she has not confirmed. 政务外网 may
    use addresses that are public by their numbers (59.192.0.0/10): they are confirmed like others.
    """
    found = _looked_up(endpoint)
    if not all(map(_is_inner, found)) and not endpoint.confirmed:
        told = f"“{endpoint.host}”不在内网（{found[0]}），政务信息不出内网，什么也没有发"
        fix = f"改用内网里的地址；确要用它，在模型.yaml 里加一行“外网确认: {CONFIRM}{endpoint.host}”"
        raise DrafterError(told, fix=fix)
    return found[0]


def _looked_up(endpoint: Endpoint) -> list[str]:
    told = urlsplit(endpoint.address)
    try:
        rows = socket.getaddrinfo(endpoint.host, told.port or 443, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise NoAnswer(f"所在的“{endpoint.host}”找不到") from None
    return list(dict.fromkeys(str(row[4][0]) for row in rows))


def _is_inner(address: str) -> bool:
    """Whether an IP address is of this machine or of a private network (IANA's special-purpose registries)."""
    found = ipaddress.ip_address(address.partition("%")[0])
    mapped = found.ipv4_mapped if isinstance(found, ipaddress.IPv6Address) else None
    return not (mapped or found).is_global
