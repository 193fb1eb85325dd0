#include "widgets/NameField.h"

#include <algorithm>
#include <utility>

#include <QKeyEvent>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>

#include "DistanceText.h"
#include "Icons.h"
#include "Messages.h"
#include "Paint.h"
#include "Theme.h"
#include "Thumbnails.h"
#include "Worker.h"
#include "views/TilePaint.h"
#include "widgets/FieldReason.h"

namespace albumen {
namespace {

constexpr int rowHeight = 40, circle = 28, frame = 4, apart = 4, mostLetters = 200;

class NameRow final : public QStyledItemDelegate
{
public:
    NameRow(Thumbnails& thumbnails, QObject* parent) : QStyledItemDelegate(parent), thumbnails_(thumbnails) {}

    /// As wide as its words.
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override
    {
        const int name = QFontMetrics(fontOf(Type::medium)).horizontalAdvance(index.data().toString());
        const int detail =
            QFontMetrics(fontOf(Type::caption)).horizontalAdvance(index.data(NameField::detailRole).toString());
        return {8 + circle + 8 + name + 1 + 8 + detail + 8, grown(rowHeight, 1, 20)};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Theme& t = theme();
        painter->setRenderHint(QPainter::Antialiasing);
        const bool marked = option.state & QStyle::State_Selected;
        if (marked || (option.state & QStyle::State_MouseOver))
            paintBox(*painter, option.rect, 4, marked ? t.accentSoft : t.hover, Qt::transparent);
        const QRect face(option.rect.left() + 8, option.rect.center().y() - circle / 2 + 1, circle, circle);
        if (const QVariant id = index.data(NameField::faceRole); id.isValid())
            tilePaint::person(*painter, face, thumbnails_, thumbnailOf(FaceId{id.toLongLong()}), nullptr);
        else if (!index.data(NameField::personRole).isValid())
            paintIcon(*painter, QStringLiteral("plus"), face.adjusted(5, 5, -5, -5), t.ink2);
        else
            tilePaint::picture(*painter, face, circle / 2., {});
        const QString detail = index.data(NameField::detailRole).toString();
        const QFontMetrics small(fontOf(Type::caption)), body(fontOf(Type::medium));
        const int wide = small.horizontalAdvance(detail);
        const QRect room = option.rect.adjusted(8 + circle + 8, 0, -8, 0);
        painter->setFont(fontOf(Type::caption));
        painter->setPen(marked ? t.accentInk : t.ink3);
        painter->drawText(room, Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine, detail);
        painter->setFont(fontOf(Type::medium));
        painter->setPen(t.ink);
        painter->drawText(room, Qt::AlignVCenter | Qt::TextSingleLine,
                          body.elidedText(index.data().toString(), Qt::ElideRight, room.width() - wide - 8));
    }

private:
    Thumbnails& thumbnails_;
};

} // namespace

NameField::NameField(Worker& worker, Thumbnails& thumbnails, QWidget* parent)
    : QLineEdit(parent), worker_(worker), reason_(new FieldReason(*this)), list_(new QListView),
      names_(new QStandardItemModel(this))
{
    setTextMargins(7, 0, 7, 0); // where the painted field of a card has its words
    setMaxLength(mostLetters);
    list_->hide();
    list_->setModel(names_);
    list_->setItemDelegate(new NameRow(thumbnails, list_));
    list_->setFocusPolicy(Qt::NoFocus); // the focus stays in the field, the keys up and down go to the list
    list_->setMouseTracking(true);
    list_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(&thumbnails, &Thumbnails::arrived, list_->viewport(), qOverload<>(&QWidget::update));
    connect(list_, &QListView::clicked, this, [this](const QModelIndex& index) { take(index.row()); });
    connect(this, &QLineEdit::textEdited, this, [this] {
        enter_ = false;
        arrow_ = 0;
        ask();
    });
    connect(this, &QLineEdit::inputRejected, this,
            [this] { refuse(tr("A name has at most %1 letters.").arg(mostLetters)); });
    hide();
    retranslate();
}

NameField::~NameField()
{
    delete list_;
}

QListView& NameField::keepList()
{
    kept_ = true;
    reason_->standAbove();
    list_->setFrameShape(QFrame::NoFrame);
    list_->viewport()->setAutoFillBackground(false);
    return *list_;
}

void NameField::retranslate()
{
    setPlaceholderText(tr("Who is this?"));
    setAccessibleName(tr("Name"));
    list_->setAccessibleName(tr("People it may be"));
}

void NameField::open(Question question, const QString& text)
{
    question_ = std::move(question);
    open_ = true;
    enter_ = false;
    arrow_ = 0;
    setText(text);
    names_->clear();
    list_->hide();
    show();
    setFocus(Qt::OtherFocusReason);
    ask();
}

void NameField::stay(Question question)
{
    question_ = std::move(question);
    open_ = stays_ = true;
    show();
}

void NameField::shut()
{
    ++asked_; // what is still to be answered comes too late
    if (list_) list_->hide();
    if (stays_) return clear();
    open_ = false;
    hide();
}

void NameField::ask()
{
    const QString typed = text().trimmed();
    const quint64 question = ++asked_;
    told_ = false;
    if (!question_.names) return got(typed, {});
    worker_.askFirst(
        this, [names = question_.names, text = typed.toStdString()] { return names(text, most); },
        [this, question, typed](const Result<std::vector<NameCard>>& names) {
            if (question == asked_ && open_) got(typed, names.value_or(std::vector<NameCard>{}));
        });
}

void NameField::got(const QString& text, const std::vector<NameCard>& names)
{
    names_->clear();
    for (const NameCard& card : names) addName(card, &card == &names.front());
    if (!text.isEmpty() && question_.fresh) {
        auto* const fresh = new QStandardItem(tr("New person “%1”").arg(text)); // the model owns it
        fresh->setData(tr("Ctrl+Enter"), detailRole);
        names_->appendRow(fresh);
    }
    told_ = true;
    list_->setCurrentIndex(names_->index(marked(text), 0));
    const int arrow = std::exchange(arrow_, 0);
    if (const int row = list_->currentIndex().row(); arrow != 0) go(row < 0 ? arrow - 1 : row + arrow);
    if (enter_) return accept();
    if (arrow != 0)
        popUp();
    else
        showList();
}

void NameField::addName(const NameCard& card, bool alike)
{
    auto* const row = new QStandardItem(fromUtf8(card.name)); // the model owns it
    row->setData(static_cast<qlonglong>(raw(card.id)), personRole);
    row->setData(card.begins, beginsRole);
    if (card.best) row->setData(static_cast<qlonglong>(raw(*card.best)), faceRole);
    if (card.distance) {
        const QString number = distanceText(*card.distance);
        row->setData(alike ? tr("looks alike, %1").arg(number) : number, detailRole);
    }
    row->setToolTip(row->text());
    names_->appendRow(row);
}

/// The row that Enter takes; -1: none.
int NameField::marked(const QString& text) const
{
    if (text.isEmpty()) return -1;
    const auto found = [this](auto fits) {
        for (int row = 0; row < names_->rowCount(); ++row)
            if (names_->index(row, 0).data(personRole).isValid() && fits(names_->index(row, 0))) return row;
        return -1;
    };
    int row =
        found([&](const QModelIndex& name) { return name.data().toString().compare(text, Qt::CaseInsensitive) == 0; });
    if (row < 0) row = found([](const QModelIndex& name) { return name.data(beginsRole).toBool(); });
    return row >= 0 ? row : question_.fresh ? names_->rowCount() - 1 : 0;
}

void NameField::showList()
{
    if (kept_) {
        list_->setFixedHeight(names_->rowCount() * list_->sizeHintForRow(0));
        list_->setVisible(names_->rowCount() > 0);
    } else if (text().trimmed().isEmpty())
        list_->hide();
    else
        popUp();
    emit listed();
}

void NameField::popUp()
{
    if (names_->rowCount() == 0 || !hasFocus()) return list_->hide();
    if (list_->parentWidget() != window()) list_->setParent(window());
    const int wanted = names_->rowCount() * list_->sizeHintForRow(0) + 2 * frame;
    const int below = mapTo(window(), QPoint(0, height() + apart)).y(), above = mapTo(window(), QPoint(0, -apart)).y();
    const int roomBelow = window()->height() - below;
    const bool down = wanted <= roomBelow || roomBelow >= above; // over the side that has more room
    const int high = std::min(wanted, down ? roomBelow : above);
    const int room = window()->width() - 2 * frame;
    const int wide = std::min(std::max(width(), list_->sizeHintForColumn(0) + 2 * frame), room); // no name is cut
    const int left = std::min(mapTo(window(), QPoint()).x(), window()->width() - frame - wide);
    list_->setGeometry(left, down ? below : above - high, wide, high);
    list_->show();
    list_->raise();
}

/// A list that is not in sight may have been read before somebody got a name.
void NameField::step(int by)
{
    if (!kept_ && !list_->isVisible()) {
        arrow_ += by;
        return ask();
    }
    go(list_->currentIndex().row() + by);
}

void NameField::go(int row)
{
    if (names_->rowCount() > 0) list_->setCurrentIndex(names_->index(std::clamp(row, 0, names_->rowCount() - 1), 0));
}

void NameField::accept()
{
    enter_ = !told_;
    if (!told_) return;
    const int row = list_->currentIndex().row();
    if (row >= 0)
        take(row);
    else if (text().trimmed().isEmpty()) {
        if (!stays_) refuse(nameRefusal({}));
        emit nobody();
    } else
        refuse(tr("Nobody is called “%1”.").arg(text().trimmed()));
}

void NameField::refuse(const QString& why)
{
    if (!kept_) list_->hide();
    reason_->say(why);
}

void NameField::take(int row)
{
    const QModelIndex index = names_->index(row, 0);
    const QVariant person = index.data(personRole);
    if (person.isValid())
        choose(Whom(PersonId{person.toLongLong()}), index.data().toString());
    else
        takeNew(text().trimmed());
}

void NameField::takeNew(const QString& name)
{
    if (const QString why = nameRefusal(name); !why.isEmpty()) return refuse(why);
    choose(Whom::another(name.toStdString()), name);
}

void NameField::choose(const Whom& whom, const QString& name)
{
    shut();
    emit chosen(whom, name);
}

bool NameField::event(QEvent* event)
{
    if (event->type() != QEvent::ShortcutOverride) return QLineEdit::event(event);
    const auto* const key = static_cast<QKeyEvent*>(event);
    if (key->key() == Qt::Key_Escape) { // it closes the field, not the page
        event->accept();
        return true;
    }
    // Nothing is typed, so these mean the last decision.
    if (text().isEmpty() && (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo))) {
        event->ignore();
        return false;
    }
    return QLineEdit::event(event);
}

void NameField::keyPressEvent(QKeyEvent* event)
{
    const QString typed = text().trimmed();
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!(event->modifiers() & Qt::ControlModifier)) return accept();
        if (!typed.isEmpty() && question_.fresh) takeNew(typed);
        return;
    case Qt::Key_Down: return step(1);
    case Qt::Key_Up: return step(-1);
    case Qt::Key_Escape:
        if (!kept_ && list_->isVisible()) return list_->hide();
        shut();
        emit given();
        return;
    default: QLineEdit::keyPressEvent(event);
    }
}

void NameField::focusOutEvent(QFocusEvent* event)
{
    QLineEdit::focusOutEvent(event);
    if (!kept_) list_->hide();
    if (open_ && event->reason() != Qt::ActiveWindowFocusReason && event->reason() != Qt::PopupFocusReason) emit left();
}

} // namespace albumen
