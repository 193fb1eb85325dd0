#include "pages/search/SearchForm.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

#include "Messages.h"
#include "Theme.h"
#include "pages/search/ColourDots.h"
#include "pages/search/ExampleCard.h"
#include "pages/search/SearchWords.h"
#include "scene/Tags.h"
#include "widgets/Button.h"
#include "widgets/ChipFlow.h"
#include "widgets/FieldIcon.h"
#include "widgets/FieldReason.h"
#include "widgets/Label.h"
#include "widgets/NameField.h"

namespace albumen {
namespace {
constexpr int betweenParts = 14, belowHeading = 6;
}

SearchForm::SearchForm(Worker& worker, Thumbnails& thumbnails, const PeopleQuestions& people, QWidget* parent)
    : QWidget(parent), peopleQuestions_(people), title_(new Label(Type::title, &Theme::ink, this)),
      clear_(new Button(Button::Kind::quiet, {}, this)), scroll_(new QScrollArea(this)),
      example_(new ExampleCard(thumbnails)), words_(new QLineEdit), from_(new QLineEdit), to_(new QLineEdit),
      who_(new NameField(worker, thumbnails, nullptr)), understood_(new ChipFlow(belowHeading)),
      people_(new ChipFlow(belowHeading)), tags_(new ChipFlow(0)),
      addTag_(new Button(Button::Kind::icon, QStringLiteral("plus"))), tagMenu_(new QMenu(this)),
      colours_(new ColourDots)
{
    words_->setObjectName(QStringLiteral("words"));
    who_->setObjectName(QStringLiteral("person"));
    from_->setObjectName(QStringLiteral("from"));
    to_->setObjectName(QStringLiteral("to"));
    addTag_->setObjectName(QStringLiteral("addTag"));
    clear_->setObjectName(QStringLiteral("clearSearch"));
    tagMenu_->setObjectName(QStringLiteral("tagMenu"));
    setFixedWidth(formWidth);
    layOut();
    connectParts();
    askPeople();
    retranslate();
}

Label* SearchForm::heading(QVBoxLayout* column)
{
    auto* const label = new Label(Type::medium, &Theme::ink2);
    column->addSpacing(betweenParts);
    column->addWidget(label);
    column->addSpacing(belowHeading);
    return label;
}

void SearchForm::layOut()
{
    auto* const top = new QWidget(this);
    top->setFixedHeight(grown(metric::header, 2, 28));
    auto* const header = new QHBoxLayout(top);
    header->setContentsMargins(metric::pageMargin, 0, metric::pageMargin - 12, 0);
    header->addWidget(title_);
    header->addStretch();
    header->addWidget(clear_);
    auto* const inside = new QWidget;
    auto* const row = new QHBoxLayout(inside);
    row->setContentsMargins(metric::pageMargin, 0, 0, metric::gap);
    auto* const parts = new QWidget; // of the same width with the scroll bar beside it and without
    parts->setFixedWidth(formWidth - 2 * metric::pageMargin);
    row->addWidget(parts);
    row->addStretch();
    auto* const column = new QVBoxLayout(parts);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(example_);
    wordsHeading_ = heading(column);
    words_->setClearButtonEnabled(true);
    new FieldIcon(QStringLiteral("search"), *words_);
    column->addWidget(words_);
    column->addWidget(understood_);
    peopleHeading_ = heading(column);
    new FieldIcon(QStringLiteral("people"), *who_);
    column->addWidget(who_);
    column->addWidget(people_);
    tagsHeading_ = heading(column);
    column->addWidget(tags_);
    datesHeading_ = heading(column);
    auto* const dates = new QHBoxLayout;
    dates->setSpacing(metric::tight);
    for (QLineEdit* const field : {from_, to_}) {
        new FieldIcon(QStringLiteral("calendar"), *field);
        dates->addWidget(field);
    }
    column->addLayout(dates);
    colourHeading_ = heading(column);
    column->addWidget(colours_);
    column->addStretch();
    scroll_->setFrameShape(QFrame::NoFrame);
    scroll_->setWidgetResizable(true);
    scroll_->setFocusPolicy(Qt::NoFocus);
    scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll_->viewport()->setAutoFillBackground(false);
    scroll_->setWidget(inside);
    inside->setAutoFillBackground(false);
    fromReason_ = new FieldReason(*from_);
    toReason_ = new FieldReason(*to_);
    auto* const all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 1, 0);
    all->setSpacing(0);
    all->addWidget(top);
    all->addWidget(scroll_, 1);
}

void SearchForm::connectParts()
{
    for (QLineEdit* const field : {words_, from_, to_}) {
        field->installEventFilter(this);
        connect(field, &QLineEdit::textEdited, this, &SearchForm::change);
        connect(field, &QLineEdit::returnPressed, this, &SearchForm::wanted);
    }
    connect(words_, &QLineEdit::textChanged, this, [this](const QString& text) {
        if (text.isEmpty() && !choice_.words.isEmpty()) change(); // its x is no edit
    });
    for (QLineEdit* const field : {from_, to_})
        connect(field, &QLineEdit::editingFinished, this, &SearchForm::refuseTimes);
    connect(who_, &NameField::chosen, this, &SearchForm::addPerson);
    connect(who_, &NameField::given, this, &SearchForm::given);
    connect(who_, &NameField::nobody, this, &SearchForm::wanted);
    connect(addTag_, &Button::clicked, this, [this] {
        fillTagMenu();
        tagMenu_->popup(addTag_->mapToGlobal(QPoint(0, addTag_->height())));
    });
    connect(colours_, &ColourDots::chosen, this, &SearchForm::change);
    connect(clear_, &Button::clicked, this, [this] {
        setChoice({});
        focusWords();
        emit changed();
    });
    connect(example_, &ExampleCard::chooseClicked, this, &SearchForm::chooseClicked);
    connect(example_, &ExampleCard::removeClicked, this, [this] { setExample({}); });
}

/// Everything but what chips tell.
void SearchForm::change()
{
    choice_.words = words_->text();
    choice_.from = from_->text();
    choice_.to = to_->text();
    choice_.tone = colours_->tone();
    clear_->setVisible(choice_ != SearchChoice{});
    emit changed();
}

void SearchForm::setChoice(const SearchChoice& choice)
{
    const bool others = choice.people != choice_.people || choice.tags != choice_.tags || choice.scene != choice_.scene;
    choice_ = choice;
    choice_.order = SearchOrder::best;
    choice_.lessAlike = false;
    const auto put = [](QLineEdit& field, const QString& text) {
        if (field.text() != text) field.setText(text);
    };
    put(*words_, choice.words);
    put(*from_, choice.from);
    put(*to_, choice.to);
    colours_->setTone(choice.tone);
    example_->setPath(choice.like);
    clear_->setVisible(choice_ != SearchChoice{});
    if (others) {
        buildPeople();
        buildTags();
    }
}

void SearchForm::setExample(const QString& path)
{
    choice_.like = path;
    example_->setPath(path);
    change();
}

void SearchForm::showUnderstood(const std::vector<UnderstoodWord>& words)
{
    understood_->clear();
    for (const UnderstoodWord& word : words)
        understood_->addWords(understoodText(word), meantText(word), word.as.empty());
    understood_->done();
}

void SearchForm::focusWords()
{
    words_->setFocus(Qt::ShortcutFocusReason);
    words_->selectAll();
    scroll_->ensureWidgetVisible(words_);
}

void SearchForm::askPeople()
{
    who_->stay({.names =
                    [&people = peopleQuestions_](const std::string& text, std::size_t most) {
                        return people.matching({.text = text, .face = {}, .group = {}, .most = most});
                    },
                .fresh = false});
}

void SearchForm::addPerson(const Whom&, const QString& name)
{
    if (!choice_.people.contains(name)) choice_.people << name;
    buildPeople();
    change();
}

void SearchForm::buildPeople()
{
    people_->clear(who_);
    for (const QString& name : std::as_const(choice_.people))
        connect(people_->addToken(name, tr("Take away")), &Button::clicked, this, [this, name] {
            choice_.people.removeAll(name);
            buildPeople();
            change();
        });
    people_->done();
}

void SearchForm::buildTags()
{
    tags_->clear(addTag_);
    if (!choice_.scene.isEmpty())
        connect(tags_->addToken(tr("Class: %1").arg(sceneText(choice_.scene.toStdString())), tr("Take away")),
                &Button::clicked, this, [this] {
                    choice_.scene.clear();
                    buildTags();
                    change();
                });
    for (const Tag tag : std::as_const(choice_.tags))
        connect(tags_->addToken(tr("Tag: %1").arg(tagText(tag)), tr("Take away")), &Button::clicked, this, [this, tag] {
            choice_.tags.removeAll(tag);
            buildTags();
            change();
        });
    tags_->keep(addTag_);
    tags_->done();
}

void SearchForm::fillTagMenu()
{
    tagMenu_->clear();
    const auto add = [this](const QString& words, bool checked, const std::function<void()>& toggle) {
        QAction* const action = tagMenu_->addAction(words);
        action->setCheckable(true);
        action->setChecked(checked);
        connect(action, &QAction::triggered, this, [this, toggle] {
            toggle();
            buildTags();
            change();
        });
    };
    for (const std::string_view scene : sceneClasses) {
        const QString name = fromUtf8(std::string(scene));
        add(tr("Class: %1").arg(sceneText(std::string(scene))), choice_.scene == name,
            [this, name] { choice_.scene = choice_.scene == name ? QString() : name; });
    }
    tagMenu_->addSeparator();
    for (int i = 1; i <= tagCount; ++i) {
        const Tag tag{i};
        add(tr("Tag: %1").arg(tagText(tag)), choice_.tags.contains(tag), [this, tag] {
            if (choice_.tags.removeAll(tag) == 0) choice_.tags << tag;
        });
    }
}

/// What is no time says so once it is left.
void SearchForm::refuseTimes()
{
    const auto look = [](QLineEdit& field, FieldReason& reason) {
        if (!field.text().trimmed().isEmpty() && !spanIn(field.text()))
            reason.say(tr("A year, a month or a day: 2019, 2019-08, 2019-08-14."));
    };
    if (sender() != to_) look(*from_, *fromReason_);
    if (sender() != from_) look(*to_, *toReason_);
}

void SearchForm::retranslate()
{
    title_->setText(tr("Search"));
    clear_->setText(tr("Clear"));
    clear_->setToolTip(tr("Search for something else"));
    wordsHeading_->setText(tr("Words"));
    words_->setPlaceholderText(tr("Lena, beach, 2019"));
    words_->setAccessibleName(tr("Words"));
    words_->setToolTip(tr("Names, things, tags, colours, times, names of files: all of them have to fit"));
    peopleHeading_->setText(tr("People"));
    who_->retranslate();
    who_->setPlaceholderText(tr("Anyone"));
    who_->setAccessibleName(tr("People in the photo"));
    tagsHeading_->setText(tr("Class and tags"));
    addTag_->setToolTip(tr("Add a class or a tag"));
    addTag_->setAccessibleName(addTag_->toolTip());
    datesHeading_->setText(tr("Dates"));
    from_->setPlaceholderText(tr("From"));
    to_->setPlaceholderText(tr("To"));
    from_->setAccessibleName(tr("Taken from"));
    to_->setAccessibleName(tr("Taken to"));
    for (QLineEdit* const field : {from_, to_})
        field->setToolTip(tr("A year, a month or a day: 2019, 2019-08, 2019-08-14."));
    colourHeading_->setText(tr("Colour"));
    example_->retranslate();
    colours_->retranslate();
    clear_->setVisible(choice_ != SearchChoice{});
    buildPeople();
    buildTags();
}

bool SearchForm::eventFilter(QObject*, QEvent* event)
{
    if (event->type() != QEvent::KeyPress) return false;
    const auto& key = static_cast<QKeyEvent&>(*event);
    if (key.key() == Qt::Key_Escape || key.key() == Qt::Key_Down) {
        emit given();
        return true;
    }
    const QMimeData* const copied = key.matches(QKeySequence::Paste) ? QApplication::clipboard()->mimeData() : nullptr;
    if (!copied || !copied->hasUrls() || !copied->urls().first().isLocalFile()) return false;
    setExample(copied->urls().first().toLocalFile()); // a file is an example wherever it is pasted
    return true;
}

void SearchForm::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(QRect(width() - 1, 0, 1, height()), theme().line);
}

} // namespace albumen
