"""What only the hub can decide: who wins a claim, who gets the last seat, where a declined lead goes next."""
