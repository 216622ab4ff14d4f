"""Many reports at once: read into a store of tables that anyone can read, each file once."""
