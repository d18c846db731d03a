/* The bytes of the compiled knowledge base. */
    .section .rodata
    .global consilium_knowledge_begin
    .global consilium_knowledge_end
    .balign 16
consilium_knowledge_begin:
    .incbin CONSILIUM_KNOWLEDGE_FILE
consilium_knowledge_end:
    .byte 0
    .section .note.GNU-stack,"",@progbits
