"""What scripts/samples makes files with: one module a format."""
