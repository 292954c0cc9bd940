"""What `show` and `check SOURCE` say of records: views for programs, pages for people."""
