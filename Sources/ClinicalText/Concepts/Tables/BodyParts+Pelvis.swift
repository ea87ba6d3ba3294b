extension ConceptTable {
    /// Urinary and sexual organs, and pregnancy.
    static let pelvicParts = """
        pelvis; pelvic; PELV; PEL; bony pelvis; intrapelvic; pelvic cavity | de Becken; Bec; BÜ [CR DX]; Beckenübersicht | fr bassin; pelvien; petit bassin | es pélvico | it pelvi; bacino | pt pelve; bacia | nl bekken < whole body
        pelvic floor | de Beckenboden | fr plancher pelvien | es suelo pélvico; piso pélvico | it pavimento pelvico | pt assoalho pélvico | nl bekkenbodem < pelvis
        groin; inguinal; inguinal region; inguinal canal | de Leiste; Leistenregion | fr aine; pli inguinal; région inguinale | es ingle; región inguinal | it inguine; regione inguinale | pt virilha; região inguinal < pelvis
        perineum; perineal | de Damm [CT MR US] | fr périnée | es periné | it perineo < pelvis
        buttock; gluteal; gluteus | de Gesäß | fr fesse | es glúteo; nalga | it natica | pt nádega | nl bil < pelvis
        kidney; renal; nephric; ren; KID | de Niere; Nieren | fr rein! | es riñón; riñones | it rene; reni; renale | pt rim!; rins | nl nier < abdomen
        renal pelvis; renal calyx; calyx; pelvicalyceal system; collecting system; pyelocaliceal | de Nierenbecken; Nierenbeckenkelchsystem; NBKS | fr bassinet | es pelvis renal | it pelvi renale; bacinetto | pt pelve renal | nl nierbekken < kidney
        ureter | de Harnleiter | fr uretère | it ureteri | nl urineleider < urinary tract
        urinary tract; urinary; kidneys ureters and bladder; kidney ureter bladder; KUB; urinary system; upper urinary tract; genitourinary; urogenital | de Harntrakt; Harnwege; harnableitende Wege; Urogenitaltrakt | fr appareil urinaire; voies urinaires; AUSP [CR DX] | es vías urinarias; aparato urinario; tracto urinario | it vie urinarie; apparato urinario | pt aparelho urinário; trato urinário | nl urinewegen < abdomen
        bladder; urinary bladder; vesical; vesica urinaria; bladder and urethra | de Harnblase; Blase | fr vessie | es vejiga; vejiga urinaria | it vescica | pt bexiga | nl blaas; urineblaas < pelvis
        urethra | de Harnröhre | fr urètre | es uretra | nl urinebuis < pelvis
        prostate; prostatic; prostata; PROST; peripheral zone; transition zone; transitional zone | de Vorsteherdrüse | nl prostaat < pelvis
        seminal vesicle | de Samenblase; Samenblasen | fr vésicules séminales | es vesículas seminales; vesícula seminal | it vescicole seminali | pt vesículas seminais | nl zaadblaasjes < pelvis
        testis; testicle; testicular | de Hoden | fr testicule | es testículo | it testicolo; testicoli | nl testikel; teelbal; zaadbal < scrotum
        epididymis | de Nebenhoden | fr épididyme | es epidídimo | nl bijbal < scrotum
        scrotum; scrotal; spermatic cord | de Hodensack; Skrotum | fr bourses | es escroto | it scroto | pt bolsa escrotal | nl balzak < pelvis
        penis; penile; corpus cavernosum | fr verge | es pene < pelvis
        uterus; uterine; womb; uterus and fallopian tubes; UT [US MR] | de Gebärmutter; Gebaermutter | es útero; matriz | nl baarmoeder < pelvis
        endometrium; endometrial cavity; uterine lining | de Gebärmutterschleimhaut | fr endomètre | es endometrio | nl baarmoederslijmvlies < uterus
        myometrium; uterine wall | fr myomètre | es miometrio < uterus
        uterine cervix; cervix; cervix uteri; endocervix | de Gebärmutterhals; Portio | fr col utérin; col de l'utérus | es cuello uterino; cuello del útero | it cervice uterina; collo dell'utero | pt colo uterino; colo do útero | nl baarmoederhals < uterus
        vagina; vaginal | de Scheide | fr vagin < pelvis
        vulva; vulvar; labium < pelvis
        ovary; ovarian; ovarium | de Eierstock; Eierstöcke; Ovar; Ovarien | fr ovaire | es ovario | it ovaio; ovaie | nl eierstok; eierstokken < pelvis
        adnexum; parametrium; broad ligament | de Adnexe | fr annexes | es anexos; anejos | it annessi < pelvis
        fallopian tube; uterine tube; tubal; salpinx | de Eileiter; Tube [US RF] | fr trompe de Fallope; trompe utérine | es trompa de Falopio; trompas | it tuba uterina | pt trompa uterina | nl eileider < pelvis
        fetus; fetal; unborn baby | de Fötus | es feto | it fetale | nl ongeboren kind
        fetal brain; fetal head | de fetales Gehirn | fr cerveau foetal; tête foetale | es cerebro fetal | it encefalo fetale; testa fetale < fetus
        fetal heart | de fetales Herz | fr coeur foetal | es corazón fetal | it cuore fetale | pt coração fetal < fetus
        fetal spine | fr rachis foetal | es columna fetal | it colonna fetale | pt coluna fetal < fetus
        fetal limb < fetus
        fetal femur; femur length; FL [US] < fetal limb
        embryo; embryonic; fetal pole | fr embryon | es embrión | it embrione | pt embrião < fetus
        crown rump length; CRL [US] | de Scheitelsteißlänge; SSL | fr LCC [US] | pt CCN [US] < fetus
        placenta; placental | de Mutterkuchen; Plazenta | nl moederkoek < uterus
        amniotic fluid; amnion; amniotic; liquor amnii | de Fruchtwasser | fr liquide amniotique | es líquido amniótico | nl vruchtwater < uterus
        umbilical cord | de Nabelschnur | fr cordon ombilical | es cordón umbilical | it cordone ombelicale; funicolo | pt cordão umbilical | nl navelstreng < fetus
        gestational sac | de Fruchthöhle | fr sac gestationnel | es saco gestacional | it sacco gestazionale; camera gestazionale | nl vruchtzak < uterus
        yolk sac | de Dottersack | fr vésicule vitelline | es saco vitelino | pt vesícula vitelina < uterus
        """
}
