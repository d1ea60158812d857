"""Publishing: an edition becomes a site. It is handed an Edition and knows nothing else."""
