# Claims an encoding in which its comment is code.
# expand: yes
# or: RTE WA AC

⟦1*# -*- coding: utf-7 -*-⟧
print(8)
#+AAo-print(7)
