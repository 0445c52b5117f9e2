#!/bin/sh
# Stands in for a worker: started with INDEX and PIPE as one is, it runs its second argument.
eval "$2"
