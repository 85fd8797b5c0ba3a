"""What the demo's managers noted on what they saw, by item of the starter checklist and rating.

`{who}` is the person they met, `{customer}` the company. An empty place means that nothing was noted.
"""

from collections.abc import Mapping

Bank = Mapping[str, Mapping[str, tuple[str, ...]]]

#: Ride-alongs.
ON_VISITS: Bank = {
    "agenda": {
        "missed": (
            "Straight into the demo. {who} looked at the clock twice in ten minutes.",
            "No time agreed; {who} left for another meeting before the price came up.",
            "{who} asked “so what is today about?” after a quarter of an hour.",
        ),
        "partly": (
            "Purpose yes, end time no.",
            "Said the agenda but did not ask {who} what to add.",
            "Agenda was in the invite only, nobody had read it.",
        ),
        "met": (
            "“Thirty minutes, two questions, then you decide if we go on.” {who} relaxed.",
            "{who} added a point, and it turned out to be the real one.",
            "Asked what would make this half hour worth it. Great start.",
            "Sent the three points the day before and opened with the second.",
            "“Stop me at twenty past.” {who} did, and booked the next one.",
        ),
    },
    "open_questions": {
        "missed": (
            "Product named in the second sentence.",
            "Five yes-or-no questions in a row. {who} answered all five with yes and we know nothing.",
            "Asked, then gave the answer before {who} could.",
            "Opened with the roadmap slide; {who} listened politely.",
        ),
        "partly": (
            "Two good ones, then the deck came out.",
            "“How do you do it today?” was strong. Stopped one question too early.",
            "Asked one, then pitched.",
        ),
        "met": (
            "Four open questions and a silence held. {who} talked for six minutes.",
            "“Walk me through last Monday.” Best question of the month.",
            "Wrote the answers down where {who} could see them.",
            "“What have you tried already?” opened everything.",
            "Let {who} finish. Twice. You could see it land.",
        ),
    },
    "cost_of_nothing": {
        "missed": (
            "{who} said “we manage for now” and that was left standing.",
            "Went from the problem to the price. What waiting costs never came up.",
            "{who} mentioned two lost orders a month. Nobody did the sum.",
            "Told {customer} what it costs instead of asking.",
            "“It’s fine until next year” was taken as an answer.",
            "Good pain, no number. It will die in budget week.",
            "{who} was ready to say it. We moved on to features.",
        ),
        "partly": (
            "Asked, but took “a lot” for an answer.",
            "Got to the hours lost, not to the money.",
            "Asked at the door, with the coat on.",
        ),
        "met": (
            "{who} worked it out aloud: nine days a quarter. The room changed.",
            "“And if you leave it as it is?” Then waited. {who} named the number.",
            "Let {who} say what the late deliveries cost. That moved the meeting.",
            "Used the customer’s own figure again at the end. Strong.",
        ),
    },
    "who_decides": {
        "missed": (
            "We do not know who signs at {customer}.",
            "{who} said “I’ll take it upstairs”. Nobody asked who is upstairs.",
            "Purchasing came up twice, without a name either time.",
            "Assumed {who} decides. The org chart on the wall says otherwise.",
        ),
        "partly": (
            "Knows who signs, not who can stop it.",
            "Asked “anyone else involved?”. A name came, a role did not.",
            "Got the finance lead’s name only because {who} dropped it.",
        ),
        "met": (
            "Drew the four people on the pad with {who}. Two of them were new to us.",
            "“Who would be unhappy about this?” Now we know about IT.",
            "Asked who bought last time and how. Simple and complete.",
        ),
    },
    "one_message": {
        "missed": (
            "Seven benefits in four minutes.",
            "The message was ours, not theirs: platform, platform, platform.",
        ),
        "partly": (
            "Right benefit, borrowed from another industry.",
            "One message, but the proof was a company ten times their size.",
            "Their words in the first line, our slogan in the rest.",
        ),
        "met": (
            "“You said Fridays are the problem, so only this one page.” Clean.",
            "One sentence, one customer like {customer}, one number.",
            "Gave {who} back one sentence of theirs, then our proof. Nothing else.",
        ),
    },
    "buying_signal": {
        "missed": (
            "{who} asked when we could start. We went back to slide 12.",
            "“Does it work with our scanner?” was answered with yes, and that was that.",
            "{who} asked the price twice. We promised to send it.",
            "“Could the other branch use it too?” went by unheard.",
        ),
        "partly": (
            "Heard it, answered it, forgot to ask why it matters now.",
            "Picked up the price question, but only after the demo was over.",
            "Noted the timing question and moved on; came back to it at the end.",
        ),
        "met": (
            "Stopped the demo at “when could we start” and asked what depends on it.",
            "{who} asked about training days. Became the best part of the talk.",
            "Asked “why do you ask?” and got the whole rollout plan.",
        ),
    },
    "collateral": {
        "missed": (
            "Last year’s price list on the table.",
            "Old logo, old prices. {who} noticed before we did.",
            "Prices from last quarter in the leave-behind.",
        ),
        "partly": (
            "New deck, old price sheet.",
            "Right one-pager, but printed before the last price change.",
        ),
        "met": (
            "Only this quarter’s one-pager. Left it with {who}.",
            "Current deck, cut to four slides for {customer}.",
        ),
    },
    "discount": {
        "missed": (
            "Twelve percent offered before {who} asked for anything.",
            "Gave the third year free and got nothing for it.",
            "Outside the band; now it needs an approval we will not get.",
        ),
        "partly": (
            "Inside the band, but given away: nothing asked in return.",
            "Said no first, then gave in when {who} went quiet.",
            "Traded for a reference, without a date.",
        ),
        "met": (
            "Traded five percent for a signature this month and a reference call.",
            "{who} wanted ten off. Asked what they would leave out for it. It stayed at list.",
        ),
    },
    "next_step": {
        "missed": (
            "“I’ll send you something.” No date, no name.",
            "{who} walked us to the door and the calendar stayed closed.",
            "Follow-up “in the next weeks”. We both know what that means.",
            "Meeting ran over, so the next step was left to an e-mail.",
        ),
        "partly": (
            "Date agreed, but nobody from finance is invited.",
            "Next call is booked. What it is for, nobody said.",
            "Left it to a mail afterwards. Do it in the room.",
        ),
        "met": (
            "Tuesday at ten with {who} and finance. In both calendars before we stood up.",
            "Booked the trial start while the coffee was still warm.",
            "Named the next step and who does what. {who} wrote it down too.",
        ),
    },
}

#: Call recordings: nobody sees a table or a door.
ON_CALLS: Bank = {
    "agenda": {
        "partly": ("Said what the call is for, not how long it takes.",),
        "met": ("“Ten minutes, and then you tell me if there is a next one.” {who} said fine.",),
    },
    "open_questions": {
        "missed": (
            "Pitch from the first minute to the fifth.",
            "Asked “are you happy with it?”, got a yes, and read the script on.",
        ),
        "partly": ("One real question, then three that only wanted a yes.",),
        "met": ("Asked how they do it today and let {who} talk. You can hear the typing stop.",),
    },
    "cost_of_nothing": {
        "missed": (
            "{who} says “it is annoying” at four minutes. That was the door, and it stayed shut.",
            "Pain is clear, its price is not. Listen from minute six.",
            "“Maybe next year” was answered with “no problem”.",
        ),
        "partly": ("Asked what it costs, and moved on before {who} had finished the sum.",),
        "met": ("“What does that come to in a month?” Then eight seconds of nothing. Wonderful.",),
    },
    "who_decides": {
        "missed": ("{who} says “we” eleven times. Nobody asked who that is.",),
        "partly": ("Has the boss’s name, not what she cares about.",),
        "met": ("Asked who else should be on the next call. Two names, two roles.",),
    },
    "one_message": {
        "partly": ("Two messages. The second one cost us the first.",),
        "met": ("One sentence, {who}’s own words in it, then a question.",),
    },
    "buying_signal": {
        "missed": ("“And how fast could that be up?” The script went on.",),
        "partly": ("Answered the price question well. Did not ask what it hangs on.",),
        "met": ("Left the script at “could it do our branches too” and stayed with it.",),
    },
    "discount": {
        "missed": ("“I can always do something on the price.” {who} had not asked.",),
        "partly": ("Stayed in the band, got nothing back for it.",),
        "met": ("Price asked, price said, silence held.",),
    },
    "next_step": {
        "missed": ("Ends with “feel free to call”. They will not.",),
        "partly": ("Day agreed, time to follow by mail.",),
        "met": ("Invite sent and accepted while still on the phone.",),
    },
}

#: E-mails and call notes: what can be read.
IN_WRITING: Bank = {
    "cost_of_nothing": {
        "missed": (
            "The note says “has problems with deliveries”. How many, and what each one costs, is not there.",
            "Nothing on what waiting would cost {customer}.",
        ),
        "met": ("“Loses a day a week, about 900 a month.” The number is {who}’s.",),
    },
    "who_decides": {
        "missed": ("“Will discuss internally.” With whom?",),
        "met": ("Signs: finance. Uses: dispatch. Could stop it: IT. All in one line.",),
    },
    "one_message": {
        "partly": ("Good first line, then the whole brochure.",),
        "met": ("Five lines, one point, {who}’s own words on top.",),
    },
    "buying_signal": {
        "met": ("{who} wrote “before the season”. The answer asks what happens in the season.",),
    },
    "collateral": {
        "missed": ("Last quarter’s deck attached.",),
        "met": ("Only the current one-pager attached.",),
    },
    "discount": {
        "partly": ("Five percent offered in the second line; asked for the reference in the last.",),
        "met": ("Says what we want back for it, before it says the number.",),
    },
    "next_step": {
        "missed": (
            "Closes with “let me know”.",
            "Next step: “follow up”. When, with whom, what for?",
        ),
        "partly": ("Proposes a week, not a day.",),
        "met": (
            "Two times to choose from, and the reason for the meeting.",
            "Next meeting dated, with names.",
        ),
    },
    "notes": {
        "missed": ("Two lines, no name, no next step.",),
        "partly": (
            "Goals and pains are there. Who was in the room is not.",
            "Good on pains, nothing on how they decide.",
        ),
        "met": (
            "Anybody could take the next meeting from this note.",
            "Pains in the customer’s words, the org in one line, next step dated.",
        ),
    },
}
