// The viewer: naming the faces of the photo.
#include <QHBoxLayout>

#include "Decider.h"
#include "Messages.h"
#include "pages/viewer/ViewerCanvas.h"
#include "pages/viewer/ViewerPage.h"
#include "widgets/Button.h"
#include "widgets/NamePanel.h"

namespace albumen {

void ViewerPage::makeNamer()
{
    struct Choice {
        Button*& button;
        const char *icon, *name;
        Command (*make)(FaceId face);
    };
    const Choice choices[] = {
        {not_, "close", "notThisPerson", [](FaceId face) -> Command { return RejectFaces{{face}}; }},
        {ignore_, "ignore", "ignoreFace", [](FaceId face) -> Command { return IgnoreFaces{{face}}; }},
        {noFace_, "noface", "notAFace", [](FaceId face) -> Command { return NotFaces{{face}}; }}};
    for (const Choice& choice : choices) {
        choice.button = new Button(Button::Kind::icon, QLatin1String(choice.icon), namer_);
        choice.button->setObjectName(QLatin1String(choice.name));
        namer_->besideField().addWidget(choice.button);
        connect(choice.button, &Button::clicked, this, [this, make = choice.make] { decideFace(make); });
    }
    namer_->field().setObjectName(QStringLiteral("faceName"));
    connect(namer_, &NamePanel::chosen, this, &ViewerPage::named);
    connect(namer_, &NamePanel::nobody, this, [this] {
        if (drawn_) named({}); // drawn, and nobody's yet
    });
    connect(namer_, &NamePanel::closed, this, [this] {
        drawn_.reset();
        if (!namer_->left()) canvas_->setDrawn({}); // else it waits for its name, or for Esc
        canvas_->setFocus();
    });
}

void ViewerPage::namerWords()
{
    namer_->retranslate();
    if (!person_.isEmpty()) namer_->field().setPlaceholderText(person_);
    const std::pair<Button*, QString> words[] = {
        {not_, tr("Not %1").arg(person_)}, {ignore_, tr("Ignore this face")}, {noFace_, tr("Not a face")}};
    for (const auto& [button, text] : words) {
        button->setToolTip(text);
        button->setAccessibleName(text);
    }
}

void ViewerPage::closeNamer()
{
    namer_->shut();
    drawn_.reset();
    canvas_->setDrawn({});
    becomesFace_ = false;
    canvas_->setFocus();
}

void ViewerPage::askName(const QRect& box, std::optional<FaceId> face, const QString& person)
{
    person_ = person;
    not_->setVisible(face && !person.isEmpty());
    ignore_->setVisible(face.has_value());
    noFace_->setVisible(face.has_value());
    namerWords();
    namer_->standBeside(QRect(canvas_->mapTo(this, box.topLeft()), box.size()));
    namer_->open({}, {.names = [&people = people_, face](const std::string& text, std::size_t most) {
                     return people.matching({.text = text, .face = face, .group = {}, .most = most});
                 }});
}

void ViewerPage::openNamer(int face)
{
    if (!viewed_ || face < 0 || face >= static_cast<int>(viewed_->faces.size())) return;
    const FaceCard& card = viewed_->faces[static_cast<std::size_t>(face)];
    drawn_.reset();
    canvas_->setCurrentFace(face);
    askName(canvas_->boxRect(card.box), card.id, fromUtf8(card.person));
}

void ViewerPage::drawn(const RelBox& box)
{
    if (!viewed_) return;
    canvas_->setDrawing(false);
    canvas_->setCurrentFace(-1);
    canvas_->setDrawn(box);
    askName(canvas_->boxRect(box), std::nullopt, {});
    drawn_ = box;
}

void ViewerPage::named(const Whom& whom)
{
    if (!viewed_) return;
    if (drawn_) {
        const RelBox box = *drawn_;
        decide(DrawFace{viewed_->card.path, box, whom});
        canvas_->setDrawn(box); // until it is a face
        becomesFace_ = true;
        return;
    }
    const int face = canvas_->currentFace();
    if (face < 0 || face >= static_cast<int>(viewed_->faces.size())) return;
    decide(AssignFaces{{viewed_->faces[static_cast<std::size_t>(face)].id}, whom});
}

void ViewerPage::decideFace(Command (*make)(FaceId face))
{
    const int face = canvas_->currentFace();
    if (!viewed_ || face < 0 || face >= static_cast<int>(viewed_->faces.size())) return;
    decide(make(viewed_->faces[static_cast<std::size_t>(face)].id));
}

void ViewerPage::decide(Command command, Words said)
{
    closeNamer();
    decider_.take(
        std::move(command), this,
        [this](const Result<Decided>& decided) {
            if (decided) return askPhoto();
            canvas_->setDrawn({});
        },
        std::move(said));
}

} // namespace albumen
