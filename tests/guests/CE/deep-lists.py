# Nests lists below the limit of the tokenizer, many times.
# expand: yes
# or: RTE

x = ⟦190*[⟧⟦190*]⟧
⟦20000*-⟧x
