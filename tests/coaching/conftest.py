from hypothesis import settings

# A busy machine is no failure: properties are held to answers, not to milliseconds.
settings.register_profile("coaching", deadline=None)
settings.load_profile("coaching")
