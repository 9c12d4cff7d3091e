"""Annotation: releases with marks go out to annotation tools, and come back corrected, as gold."""
