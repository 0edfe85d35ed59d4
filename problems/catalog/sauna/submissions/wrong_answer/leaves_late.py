# A guest leaves one minute too late.
from collections import deque


class Sauna:
    def __init__(self, seats, stay):
        self.seats = seats
        self.stay = stay
        self.entered = deque()

    def enter(self, minute):
        if self.inside(minute) == self.seats:
            return False
        self.entered.append(minute)
        return True

    def inside(self, minute):
        while self.entered and self.entered[0] + self.stay < minute:
            self.entered.popleft()
        return len(self.entered)
