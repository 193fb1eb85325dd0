#include "pages/import/NameTicks.h"

#include <algorithm>

#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>

#include "Messages.h"
#include "Theme.h"

namespace albumen {
namespace {

constexpr int countRole = Qt::UserRole + 1, rowHeight = 32, countRoom = 160;

/// Box and name as the style paints them, and the count at the right.
class TickRow final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        return {QStyledItemDelegate::sizeHint(option, index).width(), grown(rowHeight, 1, 14)};
    }
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->palette.setColor(QPalette::Highlight, theme().accentSoft); // so that the box stands out
        option->palette.setColor(QPalette::HighlightedText, theme().ink);
    }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::paint(painter, option, index);
        painter->setFont(fontOf(Type::caption));
        painter->setPen(theme().ink3);
        painter->drawText(QRect(option.rect.right() - countRoom - 12, option.rect.y(), countRoom, option.rect.height()),
                          Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, index.data(countRole).toString());
    }
};

} // namespace

NameTicks::NameTicks(QWidget* parent) : QListView(parent), model_(new QStandardItemModel(this))
{
    setModel(model_);
    setItemDelegate(new TickRow(this)); // the view owns it
    setUniformItemSizes(true);
    setEditTriggers(NoEditTriggers);
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(model_, &QStandardItemModel::itemChanged, this, &NameTicks::tickedChanged);
}

void NameTicks::show(std::vector<PersonReport> people, Counts counts)
{
    std::ranges::stable_sort(people, std::ranges::greater(), &PersonReport::photos);
    people_ = std::move(people);
    counts_ = counts;
    const QSignalBlocker quiet(model_);
    model_->clear();
    for (const PersonReport& person : people_) {
        auto* const item = new QStandardItem(fromUtf8(person.name));
        item->setCheckable(true);
        item->setCheckState(Qt::Checked);
        item->setEditable(false);
        model_->appendRow(item);
    }
    retranslate();
    reset();
    setCurrentIndex(model_->index(0, 0));
    emit tickedChanged();
}

void NameTicks::tickAll(bool on)
{
    const QSignalBlocker quiet(model_);
    for (int row = 0; row < model_->rowCount(); ++row)
        model_->item(row)->setCheckState(on ? Qt::Checked : Qt::Unchecked);
    viewport()->update();
    emit tickedChanged();
}

std::vector<std::string> NameTicks::ticked() const
{
    std::vector<std::string> names;
    for (int row = 0; row < model_->rowCount(); ++row)
        if (model_->item(row)->checkState() == Qt::Checked)
            names.push_back(people_[static_cast<std::size_t>(row)].name);
    return names;
}

std::uint64_t NameTicks::tickedCount() const
{
    std::uint64_t count = 0;
    for (int row = 0; row < model_->rowCount(); ++row)
        if (model_->item(row)->checkState() == Qt::Checked) count += people_[static_cast<std::size_t>(row)].photos;
    return count;
}

int NameTicks::count() const
{
    return model_->rowCount();
}

void NameTicks::retranslate()
{
    setAccessibleName(tr("Names to import"));
    const QSignalBlocker quiet(model_);
    for (int row = 0; row < model_->rowCount(); ++row) {
        const PersonReport& person = people_[static_cast<std::size_t>(row)];
        const auto number = static_cast<int>(person.photos);
        const QString count =
            counts_ == Counts::photos ? tr("%Ln photos", nullptr, number) : tr("%Ln faces", nullptr, number);
        QStandardItem* const item = model_->item(row);
        item->setData(count, countRole);
        item->setData(fromUtf8(person.name) + QStringLiteral(", ") + count, Qt::AccessibleTextRole);
    }
    viewport()->update();
}

} // namespace albumen
