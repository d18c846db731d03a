/* The page, packed by pack.mjs; the description of the API; the demonstration cases, one after another; the vignettes by statement. */
    .section .rodata
    .global consilium_page_begin
    .global consilium_page_end
    .global consilium_description_begin
    .global consilium_description_end
    .global consilium_demo_begin
    .global consilium_demo_end
    .global consilium_vignettes_begin
    .global consilium_vignettes_end
    .balign 16
consilium_page_begin:
    .incbin CONSILIUM_PAGE_FILE
consilium_page_end:
    .byte 0
consilium_description_begin:
    .incbin CONSILIUM_DESCRIPTION_FILE
consilium_description_end:
    .byte 0
consilium_demo_begin:
    .incbin CONSILIUM_DEMO_FILE
consilium_demo_end:
    .byte 0
consilium_vignettes_begin:
    .incbin CONSILIUM_VIGNETTES_FILE
consilium_vignettes_end:
    .byte 0
    .section .note.GNU-stack,"",@progbits
