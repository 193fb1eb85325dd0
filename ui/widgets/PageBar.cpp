#include "widgets/PageBar.h"

#include <algorithm>

#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QTimer>

#include "Actions.h"
#include "Theme.h"
#include "widgets/Button.h"
#include "widgets/Card.h"
#include "widgets/Label.h"

namespace albumen {
namespace {
constexpr int barGap = 8, barSpacing = 12;

/// For "1 photo: the one with the ring  4.2 MB" and its like in other languages.
int leastWords()
{
    return static_cast<int>(42 * QFontMetricsF(fontOf(Type::medium)).averageCharWidth());
}

} // namespace

PageBar::PageBar(QWidget* parent)
    : QWidget(parent), said_(new QWidget(this)),
      what_(new ElidedLabel(Qt::ElideRight, Type::medium, &Theme::ink, this)),
      fact_(new ElidedLabel(Qt::ElideRight, Type::caption, &Theme::ink3, this)), room_(new QWidget(this)),
      end_(new QHBoxLayout), more_(new Button(Button::Kind::outlined, QStringLiteral("more"), room_))
{
    setFixedHeight(grown(metric::pageBar, 1, 36));
    end_->setSpacing(12);
    what_->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    fact_->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    auto* const said = new QHBoxLayout(said_);
    said->setContentsMargins(0, 0, 0, 0);
    said->setSpacing(barSpacing);
    said->addWidget(what_);
    said->addWidget(fact_);
    said->addStretch();
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(metric::pageMargin, 1, metric::pageMargin, 0);
    row->addStretch();
    row->addLayout(end_);
    more_->hide();
    connect(more_, &Button::clicked, this, [this] {
        QStringList folded;
        for (qsizetype i = 0; i < buttons_.size(); ++i)
            if (buttons_[i]->isHidden()) folded << ids_[i];
        QMenu* const menu = actions_->contextMenu(folded, this);
        menu->popup(more_->mapToGlobal(QPoint(0, -menu->sizeHint().height() - 2)));
    });
    setWords({});
}

void PageBar::setWords(const QString& what, const QString& fact)
{
    what_->setText(what);
    fact_->setText(fact);
    fact_->setVisible(!fact.isEmpty());
    setAccessibleName(what);
}

QString PageBar::words() const
{
    return what_->text();
}

void PageBar::setActions(const Actions& actions, const QStringList& ids)
{
    if (actions_ == &actions && ids_ == ids) return; // whose button has the focus keeps it
    actions_ = &actions;
    ids_ = ids;
    qDeleteAll(buttons_);
    buttons_.clear();
    for (const QString& id : ids) buttons_.append(actions.button(id, room_));
    connect(&actions, &Actions::refreshed, this, &PageBar::fit, Qt::UniqueConnection);
    if (!buttons_.isEmpty()) setTabOrder(buttons_.last(), more_);
    fit();
}

void PageBar::addAtEnd(QWidget* widget)
{
    if (end_->isEmpty()) {
        auto* const line = new Line(Qt::Vertical, this);
        line->setFixedHeight(24);
        end_->addWidget(line);
    }
    end_->addWidget(widget);
}

/// What is shown and where depends on the width alone, whatever is said and can be done: the words have the rest.
void PageBar::fit()
{
    more_->setToolTip(tr("More"));
    more_->setAccessibleName(tr("More"));
    const auto widthOf = [](const Button* button) { return button->sizeHint().width() + barGap; };
    int whole = -barGap;
    for (const Button* button : buttons_) whole += widthOf(button);
    const int end = end_->isEmpty() ? 0 : end_->sizeHint().width() + barSpacing;
    const QRect within = rect().marginsRemoved(layout()->contentsMargins());
    const int all = within.width() - end - barSpacing;
    const int most = all - leastWords();
    const bool folds = whole > most;
    int taken = folds ? more_->sizeHint().width() : -barGap;
    qsizetype shown = 0;
    while (shown < buttons_.size() && taken + widthOf(buttons_[shown]) <= most) taken += widthOf(buttons_[shown++]);
    taken = std::max(taken, 0);
    const int words = std::max(all - taken, 0);
    said_->setGeometry(within.left(), within.top(), words, within.height());
    room_->setGeometry(within.left() + words + barSpacing, within.top(), taken, within.height());
    int x = 0;
    const auto place = [&x, &within](Button* button) {
        const QSize size = button->sizeHint();
        button->setGeometry(x, (within.height() - size.height()) / 2, size.width(), size.height());
        x += size.width() + barGap;
    };
    for (qsizetype i = 0; i < buttons_.size(); ++i) {
        buttons_[i]->setVisible(i < shown);
        if (i < shown) place(buttons_[i]);
    }
    more_->setVisible(folds);
    place(more_);
}

void PageBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fit();
}

bool PageBar::event(QEvent* event)
{
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::FontChange)
        QTimer::singleShot(0, this, &PageBar::fit);
    return QWidget::event(event);
}

void PageBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme().page);
    painter.fillRect(QRect(0, 0, width(), 1), theme().line);
}

} // namespace albumen
