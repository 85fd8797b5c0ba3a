"""A mailbox that reps' e-mails are sent on to (BCC, or forwarded): its new e-mails come in by IMAP."""
