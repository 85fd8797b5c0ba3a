"""Who works at the demo organization, and what was seen of each rep.

Every rep is a small story told as a grid, like the page “what was seen”: one column for each interaction,
oldest first, one row for each item of the starter checklist. `visits` says when (days ago) and what
(R ride-along, C call recording, E e-mail, N call note). In a row `m` is met, `p` partly, `x` missed,
`-` not seen, `.` not rated. The focuses are not written here: the product's own rule chooses them (story.py).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

ORGANIZATION = "Brightwater Software"
DIRECTOR, MANAGER, OTHER_MANAGER = "Ingrid Solberg", "Dana Whitfield", "Marcus Oyelaran"


@dataclass(frozen=True, slots=True)
class Rep:
    """One rep's story.

    `managers` are names; the first one recorded the interactions, the second those at the places `by_other`.
    `replaced` gives, by place, why the manager replaced the active focus in that debrief.
    `agrees` is False for a rep whose proposal is still open; `waiting` are places not talked through yet.
    `weekly` holds what a usual week brings: opportunities, conversations, calls, e-mails.
    """

    name: str
    region: str
    started: int  # days ago
    weekly: tuple[int, int, int, int]
    visits: str = ""
    seen: Mapping[str, str] = field(default_factory=dict)
    managers: tuple[str, ...] = (MANAGER,)
    by_other: tuple[int, ...] = ()
    replaced: Mapping[int, str] = field(default_factory=dict)
    agrees: bool = True
    waiting: tuple[int, ...] = ()


REPS = (
    # The demo's own rep: three focuses behind him, and one more visit to reach the fourth.
    Rep(
        "Moses Farrell",
        "Central",
        980,
        (1, 7, 14, 20),
        "R150 C143 R136 R128 E121 R113 R101 C92 R80 R66 R52 C41 R31 R24 C17 R10 R3",
        {
            "agenda": "mpmm.mpmmmm.mpmmm",
            "open_questions": "-xxm.mmmmpmmmm.mm",
            "cost_of_nothing": "-.--.-mpx.xxxx.mm",
            "who_decides": "m.mm.pm.mm.m.mm.m",
            "one_message": ".m.mp.m.m..m.m.m.",
            "buying_signal": "m..m.m.pm.m..m.mp",
            "collateral": "m.m.mm..m...mx..m",
            "discount": "xxx...m..m...m...",
            "next_step": "mm..mxxxmmm.mm-.m",
        },
        replaced={2: "Pricing changed: the new bands make this one moot. We look again next quarter."},
    ),
    # One step from her standard, and yesterday's visit still to be talked through.
    Rep(
        "Anna Sandoval",
        "Central",
        1430,
        (2, 5, 15, 24),
        "R96 E88 R82 N75 R67 C58 R47 R38 N33 R26 E20 R12 R1",
        {
            "agenda": "m.m.mpmm.m.mm",
            "open_questions": "m.p.m.mm.m.mm",
            "cost_of_nothing": "m.m-.mm.mm.m.",
            "who_decides": "x.xmmm.m.m.mm",
            "one_message": ".m..m.m...m..",
            "buying_signal": "m.m.m.m..m.mp",
            "collateral": "mm..m.mm..m.x",
            "discount": "..m..m...m...",
            "next_step": "mmm.pxx.xm.m-",
            "notes": "...m....p....",
        },
        waiting=(12,),
    ),
    Rep(
        "Cecily Larkin",
        "Central",
        760,
        (2, 4, 13, 22),
        "C90 R81 R70 E63 C55 R44 N36 R29 C22 R15 R8 C2",
        {
            "agenda": "mmm.mm.mpmmm",
            "open_questions": "mpm..x.xxpm.",
            "cost_of_nothing": "m.m.mmm.m.mm",
            "who_decides": ".mm..mmm.mm.",
            "one_message": "mm.mm..m.m.m",
            "buying_signal": "xxm.mm.m.mmp",
            "collateral": ".mmm.m.m.mm.",
            "discount": "....m..p....",
            "next_step": "mmmmmmmm.mmm",
            "notes": "......m.....",
        },
        waiting=(11,),
    ),
    # New: nobody has been out with her yet.
    Rep("Versie Hollis", "Central", 8, (0, 2, 16, 18)),
    # Seen twice, long ago, and all of it good: there is no example to talk about.
    Rep(
        "Lajuana Vance",
        "Central",
        610,
        (1, 3, 9, 15),
        "R75 C61",
        {
            "agenda": "mm",
            "open_questions": "m-",
            "who_decides": "-m",
            "one_message": ".m",
            "collateral": "m.",
            "next_step": "mm",
        },
    ),
    # Nothing to fix: everything that matters was met, again and again.
    Rep(
        "Kary Henriksen",
        "West",
        2210,
        (3, 6, 8, 12),
        "R86 C74 R65 N57 R48 E40 R33 N26 C19 R12 N9 R5 E2",
        {
            "agenda": "mmm.m.m.mm.m.",
            "open_questions": "mmm.m.m.m..m.",
            "cost_of_nothing": "m.mmm.m.m.mm.",
            "who_decides": "m.mm..mm.mmm.",
            "one_message": ".mm.mmm.m...m",
            "buying_signal": "m.m.m.m.mm.mm",
            "collateral": "m...mmm..m.mm",
            "discount": "..m..m..m..m.",
            "next_step": "mmmmmmmmmmmmm",
            "notes": "...m...m..m..",
        },
    ),
    # The same focus for five months: the manager is asked what to change.
    Rep(
        "Hayden Nolan",
        "West",
        520,
        (1, 3, 15, 21),
        "R158 R149 C140 R131 R120 R104 E97 R88 C70 R59 R43 N34 R21 R9",
        {
            "agenda": "mmm.mm.mm.m.mm",
            "open_questions": "mpmm.m..mm..mm",
            "cost_of_nothing": ".m..p..mp..mpm",
            "who_decides": "xxxpxm.pxmmxmp",
            "one_message": "m..mm.mm..m.m.",
            "buying_signal": ".mm.m..m.m..mp",
            "collateral": "mm.mm.mm.....m",
            "discount": "...m..m..m....",
            "next_step": "mmmmpmmmmmmmmm",
            "notes": "...........p..",
        },
    ),
    # Rides with both managers.
    Rep(
        "Niesha Hughes",
        "Central",
        1120,
        (2, 4, 12, 19),
        "C102 R94 R85 N77 R68 C60 R51 E45 R37 R28 C18 R11 R4 E1",
        {
            "agenda": "mm..mmm.mmpmm.",
            "open_questions": "mmm.m.m.mp.mm.",
            "cost_of_nothing": ".mmm.mm.m.mm..",
            "who_decides": "m.mm.m..mm.m..",
            "one_message": "m.m.m.mmp.m.mm",
            "buying_signal": "m.m.m.x.xp.xm.",
            "collateral": ".m..m.mm.m..mm",
            "discount": "....xxxp....m.",
            "next_step": "xxmmmmmmmm.mmm",
            "notes": "...m..........",
        },
        managers=(MANAGER, OTHER_MANAGER),
        by_other=(2, 4, 8, 11),
        replaced={8: "Procurement set new discount bands, so the old rule no longer applies."},
    ),
    # New, seen three times: the proposal is there, and provisional.
    Rep(
        "Boris Feld",
        "East",
        15,
        (0, 3, 18, 20),
        "R9 R5 C2",
        {
            "agenda": "xpm",
            "open_questions": "mpm",
            "cost_of_nothing": "--x",
            "who_decides": "m.m",
            "collateral": "mm.",
            "next_step": "pm.",
        },
        managers=(OTHER_MANAGER,),
        agrees=False,
    ),
    Rep(
        "Rosalina Duarte",
        "West",
        890,
        (2, 4, 11, 20),
        "R84 C72 E66 R55 R41 N30 R23 R13 C6",
        {
            "agenda": "xx.xp..mp",
            "open_questions": "mm.mm.mmm",
            "cost_of_nothing": "m..mmmm.m",
            "who_decides": "mm.m.mm.m",
            "one_message": "m.mm..mm.",
            "buying_signal": ".m.mm.m.m",
            "collateral": "m.mm..mp.",
            "discount": "..m.m..m.",
            "next_step": "mmmmmmmmm",
            "notes": ".....m...",
        },
        managers=(OTHER_MANAGER,),
    ),
    Rep(
        "Reed Calloway",
        "East",
        670,
        (1, 3, 12, 16),
        "R80 R71 C62 R53 E47 R39 R30 N21 C14 R7",
        {
            "agenda": "mmmm.mm.mm",
            "open_questions": "mmpm.mm.mm",
            "cost_of_nothing": "-.xx..xpxm",
            "who_decides": "m.mm..mm.m",
            "one_message": "m.m.mm..m.",
            "buying_signal": ".mm..m..mm",
            "collateral": "xp.x..m..m",
            "discount": "...m....m.",
            "next_step": "mmmmmmmmmm",
            "notes": ".......m..",
        },
        managers=(OTHER_MANAGER,),
        replaced={3: "The new deck replaced all collateral on the first of the month."},
    ),
    # Reached last week; the next one is proposed and not agreed yet.
    Rep(
        "Markita Holt",
        "West",
        1310,
        (2, 5, 13, 18),
        "R88 R77 C69 R57 R46 R35 C27 R16 R6",
        {
            "agenda": "mmmmmmmmm",
            "open_questions": "mpm.mm.mm",
            "cost_of_nothing": "mm.mm.mmp",
            "who_decides": "m.x.x.mxm",
            "one_message": ".m.mm.m..",
            "buying_signal": "m..m.mm.m",
            "collateral": "m..m.m..m",
            "discount": "..m...m..",
            "next_step": "x.x..m.mm",
        },
        managers=(OTHER_MANAGER,),
    ),
)
