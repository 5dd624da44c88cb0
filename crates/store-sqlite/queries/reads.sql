select reads from programs
