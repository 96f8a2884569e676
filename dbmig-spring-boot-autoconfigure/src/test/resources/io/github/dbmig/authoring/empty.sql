-- revision: 9b9d58f02985
-- message: by hand
-- created: 2026-11-23T10:15:30Z

-- upgrade
-- Write the statements here, each with a semicolon behind it.

-- downgrade
-- Write here what takes it back. If nothing does, remove this line and the one above.
