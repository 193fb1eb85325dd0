#include "pages/viewer/FaceNamer.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>

#include "Messages.h"
#include "Paint.h"
#include "Theme.h"
#include "Worker.h"
#include "library/Questions.h"
#include "widgets/Button.h"

namespace albumen {
namespace {

constexpr int wide = 264, rowHeight = 32;
constexpr int idRole = Qt::UserRole + 1; // of a person; 0: a new one

} // namespace

FaceNamer::FaceNamer(const PeopleQuestions& people, Worker& worker, QWidget* parent)
    : QFrame(parent), people_(people), worker_(worker), field_(new QLineEdit(this)),
      not_(new Button(Button::Kind::icon, QStringLiteral("close"), this)),
      ignore_(new Button(Button::Kind::icon, QStringLiteral("ignore"), this)),
      noFace_(new Button(Button::Kind::icon, QStringLiteral("noface"), this)), list_(new QListWidget(this))
{
    field_->setObjectName(QStringLiteral("faceName"));
    not_->setObjectName(QStringLiteral("notThisPerson"));
    ignore_->setObjectName(QStringLiteral("ignoreFace"));
    noFace_->setObjectName(QStringLiteral("notAFace"));
    setFixedWidth(wide);
    auto* const row = new QHBoxLayout;
    row->setSpacing(4);
    row->addWidget(field_, 1);
    for (Button* const button : {not_, ignore_, noFace_}) row->addWidget(button);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(6);
    column->addLayout(row);
    column->addWidget(list_);
    list_->setFrameShape(NoFrame);
    list_->setFocusPolicy(Qt::NoFocus);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->viewport()->setAutoFillBackground(false);
    field_->installEventFilter(this);
    connect(field_, &QLineEdit::textChanged, this, &FaceNamer::ask);
    connect(list_, &QListWidget::itemClicked, this, [this](QListWidgetItem* item) {
        list_->setCurrentItem(item);
        take();
    });
    connect(not_, &Button::clicked, this, &FaceNamer::rejected);
    connect(ignore_, &Button::clicked, this, &FaceNamer::ignored);
    connect(noFace_, &Button::clicked, this, &FaceNamer::notAFace);
    hide();
}

QString FaceNamer::text() const
{
    return field_->text().trimmed();
}

void FaceNamer::openAt(const QRect& box, std::optional<FaceId> face, const QString& person)
{
    box_ = box;
    face_ = face;
    person_ = person;
    not_->setVisible(face && !person.isEmpty());
    ignore_->setVisible(face.has_value());
    noFace_->setVisible(face.has_value());
    retranslate();
    {
        const QSignalBlocker quiet(field_);
        field_->clear();
    }
    takeThen_ = false;
    show();
    raise();
    ask();
    field_->setFocus();
}

void FaceNamer::closeUp()
{
    if (isHidden()) return;
    ++asked_; // an answer that still comes is not for what is opened next
    waiting_ = takeThen_ = false;
    hide();
    emit closed();
}

void FaceNamer::retranslate()
{
    field_->setPlaceholderText(person_.isEmpty() ? tr("Name") : person_);
    field_->setAccessibleName(tr("Name"));
    const std::pair<Button*, QString> buttons[] = {
        {not_, tr("Not %1").arg(person_)}, {ignore_, tr("Ignore this face")}, {noFace_, tr("Not a face")}};
    for (const auto& [button, words] : buttons) {
        button->setToolTip(words);
        button->setAccessibleName(words);
    }
}

void FaceNamer::ask()
{
    waiting_ = true;
    const quint64 turn = ++asked_;
    NameQuery query{.text = text().toStdString(), .face = face_, .group = {}};
    worker_.ask(
        this, [&people = people_, query = std::move(query)] { return people.matching(query); },
        [this, turn](const Result<std::vector<NameCard>>& names) {
            if (turn == asked_) got(names ? *names : std::vector<NameCard>());
        });
}

/// Which line Enter takes: the name that is typed, one that begins so, one that the library found by other means, as
/// pinyin; else a new person. -1: nothing is typed.
int FaceNamer::litRow(const std::vector<NameCard>& names, const QString& text) const
{
    if (text.isEmpty()) return -1;
    const auto found = [&](auto fits) {
        const auto at =
            std::find_if(names.begin(), names.end(), [&](const NameCard& card) { return fits(fromUtf8(card.name)); });
        return at == names.end() ? -1 : static_cast<int>(at - names.begin());
    };
    const int same = found([&](const QString& name) { return name.compare(text, Qt::CaseInsensitive) == 0; });
    if (same >= 0) return same;
    const int begins = found([&](const QString& name) {
        return (QLatin1Char(' ') + name).contains(QLatin1Char(' ') + text, Qt::CaseInsensitive);
    });
    if (begins >= 0) return begins;
    const int otherwise = found([&](const QString& name) { return !name.contains(text, Qt::CaseInsensitive); });
    return otherwise >= 0 ? otherwise : static_cast<int>(names.size());
}

void FaceNamer::got(const std::vector<NameCard>& names)
{
    waiting_ = false;
    list_->clear();
    const QString typed = text();
    for (const NameCard& card : names) {
        QString words = fromUtf8(card.name);
        if (card.distance) words += QStringLiteral("   ") + QLocale().toString(double(*card.distance), 'f', 2);
        auto* const item = new QListWidgetItem(words, list_); // the list owns it
        item->setData(idRole, static_cast<qlonglong>(raw(card.id)));
    }
    if (!typed.isEmpty()) new QListWidgetItem(tr("New person “%1”").arg(typed), list_);
    for (int i = 0; i < list_->count(); ++i) list_->item(i)->setSizeHint({wide - 24, rowHeight});
    list_->setCurrentRow(litRow(names, typed));
    place();
    if (takeThen_) take();
}

void FaceNamer::place()
{
    list_->setFixedHeight(list_->count() * rowHeight);
    list_->setVisible(list_->count() > 0);
    adjustSize();
    const QRect within = parentWidget()->rect().adjusted(8, 8, -8, -8);
    QPoint at(box_.right() + 12, box_.top());
    if (at.x() + width() > within.right()) at.setX(box_.left() - 12 - width());
    at.setX(std::clamp(at.x(), within.left(), std::max(within.left(), within.right() - width())));
    at.setY(std::clamp(at.y(), within.top(), std::max(within.top(), within.bottom() - height())));
    move(at);
}

void FaceNamer::take()
{
    if (waiting_) { // the lines are those of an older text
        takeThen_ = true;
        return;
    }
    takeThen_ = false;
    const QListWidgetItem* const item = list_->currentItem();
    if (!item) {
        if (!face_) emit named({}); // drawn, and nobody's yet
        return;
    }
    const qlonglong id = item->data(idRole).toLongLong();
    emit named(id != 0 ? Whom(PersonId{id}) : Whom::another(text().toStdString()));
}

bool FaceNamer::fieldKey(int key, Qt::KeyboardModifiers modifiers)
{
    switch (key) {
    case Qt::Key_Escape: closeUp(); return true;
    case Qt::Key_Down: list_->setCurrentRow(std::min(list_->currentRow() + 1, list_->count() - 1)); return true;
    case Qt::Key_Up: list_->setCurrentRow(std::max(list_->currentRow() - 1, 0)); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!(modifiers & Qt::ControlModifier))
            take();
        else if (!text().isEmpty())
            emit named(Whom::another(text().toStdString()));
        return true;
    default: return false;
    }
}

bool FaceNamer::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)
        return QFrame::eventFilter(watched, event);
    const auto& key = static_cast<QKeyEvent&>(*event);
    if (event->type() == QEvent::KeyPress) return fieldKey(key.key(), key.modifiers());
    if (key.key() != Qt::Key_Escape) return QFrame::eventFilter(watched, event);
    event->accept(); // it closes the field, not the page
    return true;
}

void FaceNamer::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintBox(painter, rect(), metric::cardRadius, theme().card, theme().edge);
}

} // namespace albumen
