"""What arrives to be critiqued, whoever brings it: a person with files today, a connector tomorrow.

Whatever brings something yields `Arrival`s, and `take_arrivals` does the rest: whose it is, what was there
already, what is kept. It does not know where an `Arrival` came from, and nothing keeps how long a call took.
"""
