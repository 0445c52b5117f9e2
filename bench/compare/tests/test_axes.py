import unittest

from axes import Axis, short


class AxisTests(unittest.TestCase):
    def test_ends_and_middle_lie_where_their_logarithms_do(self):
        axis = Axis.around([100, 10**4], 0, 200)
        self.assertEqual([axis.pixel(100), axis.pixel(1000), axis.pixel(10**4)], [0, 100, 200])

    def test_only_lines_within_the_axis_are_drawn(self):
        axis = Axis.around([30, 500], 0, 1)
        self.assertEqual([axis.decades(), axis.between()], [[100], [30, 40, 50, 60, 70, 80, 90, 200, 300, 400, 500]])

    def test_a_single_value_lies_in_the_middle(self):
        self.assertEqual(Axis.around([100], 0, 200).pixel(100), 100)

    def test_large_numbers_are_words(self):
        self.assertEqual([short(10**5), short(10**7), short(2 * 10**9)], ["100,000", "10 million", "2 billion"])
