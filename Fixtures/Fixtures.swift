/// Where the sample files are.
public enum Fixtures {}
