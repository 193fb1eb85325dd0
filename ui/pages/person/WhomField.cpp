#include "pages/person/WhomField.h"

#include <algorithm>

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QVBoxLayout>

#include "Messages.h"
#include "Worker.h"
#include "widgets/Label.h"

namespace albumen {
namespace {

constexpr int fieldWidth = 320, listHeight = 232, idRole = Qt::UserRole, nameRole = Qt::UserRole + 1;
constexpr qint64 newPerson = -1;

} // namespace

WhomField::WhomField(const PeopleQuestions& people, Worker& worker, QWidget* parent)
    : Card(parent), people_(people), worker_(worker),
      title_(new ElidedLabel(Qt::ElideRight, Type::strong, &Theme::ink)), field_(new QLineEdit(this)),
      choices_(new QListWidget(this))
{
    setAutoFillBackground(true);
    setFixedWidth(fieldWidth);
    field_->setObjectName(QStringLiteral("nameField"));
    choices_->setObjectName(QStringLiteral("nameChoices"));
    choices_->setFocusPolicy(Qt::NoFocus); // the focus stays in the field, the keys up and down go to the list
    choices_->setFixedHeight(listHeight);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->addWidget(title_);
    column->addWidget(field_);
    column->addWidget(choices_);
    field_->installEventFilter(this);
    connect(field_, &QLineEdit::textChanged, this, &WhomField::ask);
    connect(choices_, &QListWidget::itemClicked, this, &WhomField::choose);
    hide();
}

void WhomField::open(const QString& title, Offers offers, std::optional<FaceId> face, PersonId without)
{
    offers_ = offers;
    face_ = face;
    without_ = without;
    enterWaits_ = false;
    title_->setText(title);
    field_->setAccessibleName(title);
    field_->setPlaceholderText(tr("Name"));
    choices_->setAccessibleName(tr("People of this name"));
    field_->clear();
    choices_->clear();
    adjustSize();
    QWidget::show();
    raise();
    field_->setFocus();
    ask();
}

void WhomField::ask()
{
    const quint64 question = ++asked_;
    if (offers_ == Offers::onlyNew) {
        show({});
        return;
    }
    const NameQuery query{.text = field_->text().trimmed().toStdString(), .face = face_, .group = {}, .most = 7};
    worker_.ask(
        this, [&people = people_, query] { return people.matching(query); },
        [this, question](const Result<std::vector<NameCard>>& names) {
            if (question == asked_) show(names ? *names : std::vector<NameCard>{});
        });
}

bool WhomField::typedIs(const QString& name) const
{
    return name.compare(field_->text().trimmed(), Qt::CaseInsensitive) == 0;
}

void WhomField::show(const std::vector<NameCard>& names)
{
    answered_ = asked_;
    choices_->clear();
    int best = 0;
    for (const NameCard& card : names) {
        if (card.id == without_) continue;
        const QString name = fromUtf8(card.name);
        auto* const item = new QListWidgetItem(
            card.distance ? tr("%1 (distance %2)").arg(name, QLocale().toString(*card.distance, 'f', 2)) : name,
            choices_);
        item->setData(idRole, static_cast<qint64>(card.id));
        item->setData(nameRole, name);
        if (typedIs(name)) best = choices_->row(item); // the whole name goes before a nearer one
    }
    const QString typed = field_->text().trimmed();
    if (offers_ != Offers::known && !typed.isEmpty()) {
        auto* const item = new QListWidgetItem(tr("New person “%1”").arg(typed), choices_);
        item->setData(idRole, newPerson);
        item->setData(nameRole, typed);
    }
    choices_->setCurrentRow(best);
    if (enterWaits_) choose();
}

void WhomField::enter()
{
    if (answered_ == asked_)
        choose();
    else
        enterWaits_ = true;
}

void WhomField::choose()
{
    enterWaits_ = false;
    const QListWidgetItem* const item = choices_->currentItem();
    if (!item) return;
    const qint64 id = item->data(idRole).toLongLong();
    const QString name = item->data(nameRole).toString();
    close();
    emit chosen(id == newPerson ? Whom::another(name.toStdString()) : Whom(PersonId{id}), name);
}

void WhomField::close()
{
    if (isHidden()) return;
    ++asked_; // what is still to be answered comes too late
    hide();
    emit closed();
}

bool WhomField::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusOut &&
        static_cast<QFocusEvent*>(event)->reason() != Qt::ActiveWindowFocusReason && !choices_->underMouse())
        close();
    if (event->type() != QEvent::KeyPress) return Card::eventFilter(watched, event);
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter: enter(); return true;
    case Qt::Key_Escape: close(); return true;
    case Qt::Key_Down:
        choices_->setCurrentRow(std::min(choices_->currentRow() + 1, choices_->count() - 1));
        return true;
    case Qt::Key_Up: choices_->setCurrentRow(std::max(choices_->currentRow() - 1, 0)); return true;
    default: return Card::eventFilter(watched, event);
    }
}

} // namespace albumen
