// The viewer: naming the faces of the photo.
#include <QHBoxLayout>
#include <QMenu>

#include "Decider.h"
#include "Messages.h"
#include "pages/viewer/ViewerCanvas.h"
#include "pages/viewer/ViewerPage.h"
#include "widgets/Button.h"
#include "widgets/NamePanel.h"

namespace albumen {
namespace {

/// Nobody's, and not asked about as somebody's.
std::vector<FaceId> unnamed(const ViewedPhoto& photo)
{
    std::vector<FaceId> faces;
    for (const FaceCard& face : photo.faces)
        if (face.how == LabelHow::unknown) faces.push_back(face.id);
    return faces;
}

} // namespace

std::vector<ActionSpec> ViewerPage::namingActions()
{
    const auto some = [this] { return face() != nullptr; };
    const auto somebodys = [this] { return face() && !face()->person.empty(); };
    const auto open = [this] { return face() && !face()->person.empty() && face()->how != LabelHow::decided; };
    const auto called = [this] { return face() ? fromUtf8(face()->person) : QString(); };
    const auto first = [] { return tr("Choose a face first: Tab goes from box to box."); };
    const auto nobodys = [this, first] { return face() ? tr("This face is nobody's yet.") : first(); };
    return {{.id = QStringLiteral("viewer.name"),
             .text = [] { return tr("Name…"); },
             .icon = QStringLiteral("pencil"),
             .keys = {Qt::Key_E},
             .enabled = some,
             .run = [this] { openNamer(canvas_->currentFace()); },
             .menu = Menu::people,
             .section = 1,
             .needs = first},
            {.id = QStringLiteral("viewer.yes"),
             .text = [called] { return called().isEmpty() ? tr("Yes") : tr("Yes, this is %1").arg(called()); },
             .icon = QStringLiteral("check"),
             .keys = {Qt::Key_Y},
             .enabled = open,
             .run = [this] { decideFace([](FaceId face) -> Command { return ConfirmFaces{{face}}; }); },
             .menu = Menu::people,
             .section = 1,
             .needs = [this, nobodys, somebodys] { return somebodys() ? tr("This face is confirmed.") : nobodys(); }},
            {.id = QStringLiteral("viewer.no"),
             .text = [called] { return called().isEmpty() ? tr("Not this person") : tr("Not %1").arg(called()); },
             .icon = QStringLiteral("close"),
             .keys = {Qt::Key_N},
             .enabled = somebodys,
             .run = [this] { decideFace([](FaceId face) -> Command { return RejectFaces{{face}}; }); },
             .menu = Menu::people,
             .section = 1,
             .needs = nobodys},
            {.id = QStringLiteral("viewer.ignore"),
             .text = [] { return tr("Ignore this face"); },
             .icon = QStringLiteral("ignore"),
             .keys = {Qt::Key_I},
             .enabled = some,
             .run = [this] { decideFace([](FaceId face) -> Command { return IgnoreFaces{{face}}; }); },
             .menu = Menu::people,
             .section = 1,
             .needs = first},
            {.id = QStringLiteral("viewer.ignoreAll"),
             .text = [] { return tr("Ignore all without a name"); },
             .icon = QStringLiteral("ignore"),
             .keys = {QKeySequence(Qt::SHIFT | Qt::Key_I)},
             .enabled = [this] { return viewed_ && !unnamed(*viewed_).empty(); },
             .run = [this] { ignoreUnnamed(); },
             .menu = Menu::people,
             .section = 2,
             .needs = [] { return tr("Every face of this photo has a name, or is ignored."); }},
            {.id = QStringLiteral("viewer.noFace"),
             .text = [] { return tr("Not a face"); },
             .icon = QStringLiteral("noface"),
             .keys = {Qt::Key_X},
             .enabled = some,
             .run = [this] { decideFace([](FaceId face) -> Command { return NotFaces{{face}}; }); },
             .menu = Menu::people,
             .section = 1,
             .needs = first}};
}

void ViewerPage::showMenu(const QPoint& at)
{
    actions_.refreshNow();
    QStringList ids;
    if (face())
        for (const char* const what : {"name", "yes", "no", "ignore", "noFace"})
            ids << QLatin1String("viewer.") + QLatin1String(what);
    if (!ids.isEmpty()) ids << QString();
    for (const char* const what : {"favourite", "stars", "place", "give", "turnLeft", "turnRight"})
        ids << QLatin1String("viewer.") + QLatin1String(what);
    actions_.contextMenu(ids, this)->popup(at);
}

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
    if (const FaceCard* const card = face()) decide(AssignFaces{{card->id}, whom});
}

const FaceCard* ViewerPage::face() const
{
    const int face = canvas_->currentFace();
    const bool there = viewed_ && face >= 0 && face < static_cast<int>(viewed_->faces.size());
    return there ? &viewed_->faces[static_cast<std::size_t>(face)] : nullptr;
}

void ViewerPage::decideFace(Command (*make)(FaceId face))
{
    if (const FaceCard* const card = face()) decide(make(card->id));
}

void ViewerPage::ignoreUnnamed()
{
    decide(IgnoreFaces{unnamed(*viewed_)});
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
