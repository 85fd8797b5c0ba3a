"""Whether an address is this computer itself."""

from ipaddress import ip_address


def is_loopback(host: str) -> bool:
    """Whether nobody but this computer can mean itself by this name or address."""
    try:
        return host == "localhost" or ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
