# Has NUL bytes in its source.
# expand: yes
# servers: no

print(7)⟦5*\x00⟧
