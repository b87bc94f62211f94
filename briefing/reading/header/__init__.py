"""What the form's rows say."""
