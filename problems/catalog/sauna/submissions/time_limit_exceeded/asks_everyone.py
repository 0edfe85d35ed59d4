# Goes through all guests so far at each call.
class Sauna:
    def __init__(self, seats, stay):
        self.seats = seats
        self.stay = stay
        self.entered = []

    def enter(self, minute):
        if self.inside(minute) == self.seats:
            return False
        self.entered.append(minute)
        return True

    def inside(self, minute):
        return sum(1 for entered in self.entered if entered + self.stay > minute)
