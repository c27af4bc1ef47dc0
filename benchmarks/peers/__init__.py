"""What Storywire is compared with."""
