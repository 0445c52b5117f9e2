"""Run from bench/compare: python3 -B -m unittest"""
