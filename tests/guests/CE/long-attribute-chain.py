# Chains a hundred thousand attributes.
# expand: yes
# or: RTE

x⟦40000*.a⟧
