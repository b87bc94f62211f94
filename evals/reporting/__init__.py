"""Results for people and machines: terminal tables, Markdown, HTML, JUnit XML, JSON."""
