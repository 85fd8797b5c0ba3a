"""Getting back what would be lost: backups, restores, and work that stays on a phone.

`backup` and `restore` are what an operator asks for, and `archive` is the file between them. `lost_time`
notices that an older state was put back. `unsent_work` takes in what a phone could not send.
"""
