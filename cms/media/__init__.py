"""Pictures, films and files: taken in without their secrets, given out by version."""
