"""Publishing: the seam where what editors do becomes what readers see."""
