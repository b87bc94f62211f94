"""What a page carries beside the text: its number, its header, a line that was copied twice.

Found before anything else, so that what stands on either side of it is read as one.
"""
