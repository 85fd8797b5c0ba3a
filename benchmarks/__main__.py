"""What Ridealong costs on this machine: `make bench` prints one table. Nothing here passes or fails."""

from itertools import chain

from benchmarks.choosing import choosing
from benchmarks.one_day import one_day


def main() -> None:
    """Print every measurement: what was done, how long it took, and the ratio that says what it means."""
    print(f"{'what':<58}{'median':>12}   {'so'}")
    for what, milliseconds, so in chain(choosing(), one_day()):
        print(f"{what:<58}{milliseconds:>9.1f} ms   {so}")


if __name__ == "__main__":
    main()
