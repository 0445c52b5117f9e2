// Each test starts several processes and measures time limits: beside each other they would only slow each other down.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
