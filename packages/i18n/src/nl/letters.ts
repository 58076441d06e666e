/** Letters of the federal side. The wording is our own: no official model is known. */
export default {
  title: "Brieven",
  kinds: {
    receipt: "Ontvangstmelding",
    questions: "Vraag om uitleg",
    return: "Terugzending",
    provisionalApproval: "Voorlopige goedkeuring",
    approval: "Goedkeuring",
    refusal: "Weigering",
  },
  opening: "Geacht college,",
  body: {
    receipt: {
      subject: "{{municipality}}: ontvangst van {{plan}}",
      dated: "Op {{on}} ontvingen wij {{plan}}, ingediend op {{submitted}} door {{municipality}}.",
      undated: "Wij ontvingen {{plan}}, ingediend op {{submitted}} door {{municipality}}.",
    },
    questions: {
      subject: "{{municipality}}: vragen over {{plan}}",
      dated: "Na de analyse van {{plan}}, ingediend op {{submitted}}, vragen wij {{municipality}} op {{on}} om uitleg.",
      undated: "Na de analyse van {{plan}}, ingediend op {{submitted}}, vragen wij {{municipality}} om uitleg.",
    },
    return: {
      subject: "{{municipality}}: {{plan}} ter verbetering",
      dated: "Op {{on}} sturen wij {{plan}}, ingediend op {{submitted}} door {{municipality}}, terug ter verbetering.",
      undated: "Wij sturen {{plan}}, ingediend op {{submitted}} door {{municipality}}, terug ter verbetering.",
    },
    provisionalApproval: {
      subject: "{{municipality}}: voorlopige goedkeuring van {{plan}}",
      dated: "Op {{on}} werd {{plan}}, ingediend op {{submitted}} door {{municipality}}, voorlopig goedgekeurd.",
      undated: "{{plan}}, ingediend op {{submitted}} door {{municipality}}, is voorlopig goedgekeurd.",
    },
    approval: {
      subject: "{{municipality}}: goedkeuring van {{plan}}",
      dated: "Op {{on}} werd {{plan}}, ingediend op {{submitted}} door {{municipality}}, goedgekeurd.",
      undated: "{{plan}}, ingediend op {{submitted}} door {{municipality}}, is goedgekeurd.",
    },
    refusal: {
      subject: "{{municipality}}: weigering van {{plan}}",
      dated: "Op {{on}} werd {{plan}}, ingediend op {{submitted}} door {{municipality}}, geweigerd.",
      undated: "{{plan}}, ingediend op {{submitted}} door {{municipality}}, is geweigerd.",
    },
  },
  reason: "Onze motivering:",
  remarks_one: "Wij hebben {{count}} opmerking:",
  remarks_other: "Wij hebben {{count}} opmerkingen:",
  kind: { blocking: "Blokkerend", question: "Vraag", advice: "Advies" },
  answer: "U kunt in Salus op elke opmerking antwoorden.",
  closing: "Met de meeste hoogachting,",
  sender: "Federale Overheidsdienst Binnenlandse Zaken",
  model: "Modeltekst van Salus, geen officieel model",
  print: "Afdrukken",
  written: "Brief van {{date}}",
  inLanguage: { nl: "In het Nederlands", fr: "In het Frans" },
  none: "Er zijn nog geen brieven.",
} as const;
