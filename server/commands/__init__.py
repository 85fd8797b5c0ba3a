"""The commands of `ridealong`, one module for each."""
