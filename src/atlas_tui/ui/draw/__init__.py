"""Pictures in text: charts, rulers, matrices, maps; pure functions from facts and a width to lines."""
