"""Office files taken apart with bounds: packages, XML, automatic numbers. Readers and inspectors share it."""
