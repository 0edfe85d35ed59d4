# Claims an encoding that does not exist.
# expand: yes

⟦1*# -*- coding: mettle -*-⟧
print(7)
